// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/backups.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

struct Outcome
{
    int status = -1;
    QString output;
    QString error;
};

Outcome vizslaCheck(const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_STATE_HOME"), QDir::tempPath() + QStringLiteral("/vizsla-check-state"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(VIZSLA), QStringList{QStringLiteral("check")} + arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// A closed study with a few answers.
struct Worked : StudyFixture
{
    Worked()
    {
        const auto images = addTestSet("set", "beagle husky cup car");
        labelAll(addTask("Dogs", images), addLabeler("Ann"), "beagle");
        sessions = number("SELECT COUNT(*) FROM session");
    }
    QString name() const { return QString::fromStdString(file().string()); }
    void damage(const std::string& table)
    {
        const auto page = number("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
        close();
        QFile bytes(name());
        QVERIFY(bytes.open(QIODevice::ReadWrite) && bytes.seek((page - 1) * 4096));
        bytes.write(QByteArray(4096, '\x5a'));
    }
    std::int64_t sessions = 0;
};

}  // namespace

class CheckVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundStudy_isFineInOneLine()
    {
        Worked study;
        study.close();
        const Outcome outcome = vizslaCheck({study.name()});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.output, QStringLiteral("%1 sessions, 4 answers: nothing wrong.\n").arg(study.sessions));
        QCOMPARE(outcome.error, QString());
    }

    void openStudy_canBeCheckedMeanwhile()
    {
        Worked study;
        QCOMPARE(vizslaCheck({study.name()}).status, 0);
    }

    void damage_isExplainedWithWhatToDo()
    {
        Worked study;
        valueOf(Backups(study.file()).makeDaily(study.study().database(), study.clock.utcNow()));
        study.damage("answer");
        const Outcome outcome = vizslaCheck({study.name()});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains(QStringLiteral("(answers)")), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains(QStringLiteral("Restore the backup of 2026-01-01 with 4 answers")),
                 qPrintable(outcome.output));
        QVERIFY(outcome.output.contains(QStringLiteral("--salvage NEWFILE")));
        QCOMPARE(outcome.error.count(QLatin1Char('\n')), 1);
    }

    void salvage_writesANewStudyThatIsFine()
    {
        Worked study;
        study.damage("labeler");
        const QString saved = QString::fromStdString((study.folder() / "saved.vizsla").string());
        const Outcome outcome = vizslaCheck({study.name(), QStringLiteral("--salvage"), saved});
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.output.contains(QStringLiteral("  answers: 4 saved, 0 lost\n")), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains(QStringLiteral("  labelers: 0 saved, 1 lost, 1 put in their place\n")),
                 qPrintable(outcome.output));
        QCOMPARE(vizslaCheck({saved}).status, 0);
        const Outcome again = vizslaCheck({study.name(), QStringLiteral("--salvage"), saved});
        QCOMPARE(again.status, 1);
        QVERIFY(again.error.contains(QStringLiteral("exists already")));
    }

    void wrongUsageAndNoStudy_areTold()
    {
        QCOMPARE(vizslaCheck({}).status, 2);
        const Outcome none = vizslaCheck({QStringLiteral("/nowhere/none.vizsla")});
        QCOMPARE(none.status, 1);
        QCOMPARE(none.output, QString());
        QVERIFY(none.error.contains(QStringLiteral("There is no study")));
    }
};

VIZSLA_TEST(tst_check_verb, CheckVerbTest)
#include "tst_check_verb.moc"
