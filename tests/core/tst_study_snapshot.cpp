// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_snapshot.h"

#include <QTest>

#include "core/store/labeler_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace study_snapshot_test {

class StudySnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenMeanwhile_isNotSeenBeforeItsEnd()
    {
        StudyFixture fixture;
        fixture.addLabeler("Ada");
        const auto snapshot = valueOf(openSnapshot(fixture.file(), fixture.clock));
        fixture.addLabeler("Bob");
        QCOMPARE(valueOf(LabelerRepository(*snapshot).all()).size(), std::size_t{1});
        VERIFY_OK(endSnapshot(*snapshot));
        QCOMPARE(valueOf(LabelerRepository(*snapshot).all()).size(), std::size_t{2});
    }

    void snapshot_cannotBeWritten()
    {
        StudyFixture fixture;
        const auto snapshot = valueOf(openSnapshot(fixture.file(), fixture.clock));
        QVERIFY(!LabelerRepository(*snapshot).add("Bob"));
    }

    void readOnce_isWhatTheReaderMakesOfIt()
    {
        StudyFixture fixture;
        fixture.addLabeler("Ada");
        const auto read = readSnapshot(fixture.file(), fixture.clock, [](StudyFile& study) {
            return LabelerRepository(study).all().map([](const auto& all) { return all.size(); });
        });
        QCOMPARE(valueOf(read), std::size_t{1});
        VERIFY_FAILS(readSnapshot(fixture.folder() / "none.vizsla", fixture.clock,
                                  [](StudyFile&) { return Result<int>(1); }),
                     ErrorKind::NotFound);
    }
};

}  // namespace study_snapshot_test

VIZSLA_TEST(tst_study_snapshot, study_snapshot_test::StudySnapshotTest)
#include "tst_study_snapshot.moc"
