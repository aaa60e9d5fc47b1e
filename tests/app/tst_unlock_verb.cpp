// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "core/store/passphrase_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace unlock_verb_test {

namespace {

struct Outcome
{
    int status = -1;
    QByteArray output;
    QByteArray error;

    bool isOneErrorLine() const { return output.isEmpty() && error.count('\n') == 1 && error.endsWith('\n'); }
};

/// A study in which the coordinator, Zoë and Ben have passphrases.
struct LockedStudy : StudyFixture
{
    LockedStudy()
    {
        for (const PassphraseHolder* holder : {&coordinator, &zoe, &ben})
            valueOf(PassphraseRepository(study()).setHash(*holder, "a hash"));
        close();
    }

    Outcome unlock(const QStringList& options)
    {
        QProcess process;
        process.start(QStringLiteral(VIZSLA),
                      QStringList{"unlock", QString::fromStdString(file().string())} + options);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// Of the coordinator, Zoë and Ben, as "101".
    std::string passphrases()
    {
        reopen();
        std::string held;
        for (const PassphraseHolder* holder : {&coordinator, &zoe, &ben})
            held += valueOf(PassphraseRepository(study()).hash(*holder)) ? '1' : '0';
        close();
        return held;
    }

    PassphraseHolder coordinator;
    PassphraseHolder zoe{addLabeler("Zoë").id};
    PassphraseHolder ben{addLabeler("Ben").id};
};

}  // namespace

/// `vizsla unlock`, as a shell runs it.
class UnlockVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labeler_losesThePassphraseAndNobodyElse()
    {
        LockedStudy study;
        const Outcome outcome = study.unlock({"--labeler", "Zoë"});
        QCOMPARE(outcome.error, QByteArray());
        QCOMPARE(outcome.output, QByteArray("Zoë has no passphrase any more.\n"));
        QCOMPARE(outcome.status, 0);
        QCOMPARE(study.passphrases(), std::string("101"));
    }

    void coordinator_losesThePassphraseAndNobodyElse()
    {
        LockedStudy study;
        QCOMPARE(study.unlock({"--coordinator"}).output,
                 QByteArray("The coordinator has no passphrase any more.\n"));
        QCOMPARE(study.passphrases(), std::string("011"));
        const Outcome again = study.unlock({"--coordinator"});
        QCOMPARE(again.output, QByteArray("The coordinator has no passphrase.\n"));
        QCOMPARE(again.status, 0);
    }

    void unknownLabeler_isStatus1AndChangesNothing()
    {
        LockedStudy study;
        const Outcome outcome = study.unlock({"--labeler", "Zoe"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine() && outcome.error.contains("no labeler called Zoe"),
                 outcome.error.constData());
        QCOMPARE(study.passphrases(), std::string("111"));
    }

    void openStudy_isLeftAlone()
    {
        LockedStudy study;
        study.reopen();
        const Outcome outcome = study.unlock({"--coordinator"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine() && outcome.error.contains("another window"),
                 outcome.error.constData());
        QCOMPARE(study.passphrases(), std::string("111"));
    }

    void wrongUsage_isStatus2_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("nobody") << QStringList{};
        QTest::newRow("both") << QStringList{"--coordinator", "--labeler", "Zoë"};
        QTest::newRow("no name") << QStringList{"--labeler"};
        QTest::newRow("empty name") << QStringList{"--labeler", ""};
    }
    void wrongUsage_isStatus2()
    {
        QFETCH(QStringList, options);
        LockedStudy study;
        const Outcome outcome = study.unlock(options);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.isOneErrorLine(), outcome.error.constData());
        QCOMPARE(study.passphrases(), std::string("111"));
    }
};

}  // namespace unlock_verb_test

VIZSLA_TEST(tst_unlock_verb, unlock_verb_test::UnlockVerbTest)
#include "tst_unlock_verb.moc"
