// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_verdicts.h"

#include <QTest>
#include <fstream>

#include "core/store/verdict_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

struct Reviewed : StudyFixture
{
    Reviewed() { addTestSet("first", "beagle cup"); }

    Result<ImportReport> import(const std::string& lines, const ImportControl& control = {})
    {
        std::ofstream(folder() / "verdicts.csv", std::ios::binary) << "reviewer,image,wnid,verdict\n"
                                                                   << lines;
        return importVerdicts(study(), folder() / "verdicts.csv", control);
    }
    std::vector<PlacedVerdict> verdicts()
    {
        std::vector<PlacedVerdict> all;
        for (const auto& column : valueOf(VerdictRepository(study()).all()))
            all.insert(all.end(), column.verdicts.begin(), column.verdicts.end());
        return all;
    }
    std::size_t count() { return verdicts().size(); }
};

}  // namespace

class ImportVerdictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdicts_areKeptOncePerReviewerAndPair();
    void unknownImagesAndClasses_areNamedWithTheirLines();
    void laterVerdict_replacesTheEarlierOne();
    void fileOfOtherImages_isRefused();
    void wrongWord_keepsNothing();
    void cancelledImport_keepsNothing();
};

void ImportVerdictsTest::verdicts_areKeptOncePerReviewerAndPair()
{
    Reviewed board;
    const std::string lines =
        "ann,first1,beagle,correct\nann,first2,mug,dont_know\nbea,first1,beagle,wrong\n";
    for (int time = 0; time < 2; ++time) {
        QCOMPARE(valueOf(board.import(lines)).summary,
                 std::string("3 verdicts of 2 reviewers on 2 pairs of image and class"));
        QCOMPARE(board.count(), std::size_t{3});
    }
}

void ImportVerdictsTest::unknownImagesAndClasses_areNamedWithTheirLines()
{
    Reviewed board;
    const auto report =
        valueOf(board.import("ann,first1,beagle,correct\nann,nowhere,cup,wrong\n"
                             "ann,first2,n99999999,wrong\n"));
    const std::vector<std::string> expected{"line 3: the study has no image nowhere",
                                            "line 4: the study has no class n99999999"};
    QCOMPARE(report.notes, expected);
    QCOMPARE(board.count(), std::size_t{1});
}

void ImportVerdictsTest::laterVerdict_replacesTheEarlierOne()
{
    Reviewed board;
    valueOf(board.import("ann,first1,beagle,correct\n"));
    valueOf(board.import("ann,first1,beagle,unclear\n"));
    QCOMPARE(board.count(), std::size_t{1});
    QVERIFY(board.verdicts().front().verdict == Verdict::Unclear);
}

void ImportVerdictsTest::fileOfOtherImages_isRefused()
{
    Reviewed board;
    VERIFY_FAILS(board.import("ann,nowhere,cup,wrong\n"), ErrorKind::NotFound);
}

void ImportVerdictsTest::wrongWord_keepsNothing()
{
    Reviewed board;
    const auto imported = board.import("ann,first1,beagle,correct\nann,first2,cup,perhaps\n");
    VERIFY_FAILS(imported, ErrorKind::Invalid);
    QVERIFY(imported.error().message.find("line 3") != std::string::npos);
    QCOMPARE(board.count(), std::size_t{0});
}

void ImportVerdictsTest::cancelledImport_keepsNothing()
{
    Reviewed board;
    const std::atomic<bool> cancelled = true;
    ImportControl control;
    control.cancelled = &cancelled;
    VERIFY_FAILS(board.import("ann,first1,beagle,correct\n", control), ErrorKind::Cancelled);
    QCOMPARE(board.count(), std::size_t{0});
}

QTEST_GUILESS_MAIN(ImportVerdictsTest)
#include "tst_import_verdicts.moc"
