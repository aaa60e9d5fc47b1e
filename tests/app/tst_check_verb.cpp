// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/backups.h"
#include "core/store/file_state.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace check_verb_test {

namespace {

struct Outcome
{
    int status = -1;
    QString output;
    QString error;
};

Outcome outcomeOf(const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_STATE_HOME"),
                       QDir::tempPath() + QStringLiteral("/vizsla-check-state"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(VIZSLA), arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// A copy of what a kill would leave of these.
QString asKilled(StudyFixture& study, const QStringList& suffixes)
{
    const QString folder = QString::fromStdString((study.folder() / "killed").string());
    QDir(folder).removeRecursively();
    QDir().mkdir(folder);
    for (const QString& suffix : suffixes)
        QFile::copy(QString::fromStdString(study.file().string()) + suffix,
                    folder + QStringLiteral("/study.vizsla") + suffix);
    return folder + QStringLiteral("/study.vizsla");
}

Outcome vizslaCheck(const QStringList& arguments)
{
    return outcomeOf(QStringList{QStringLiteral("check")} + arguments);
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
        QCOMPARE(outcome.output,
                 QStringLiteral("%1 sessions, 4 answers: nothing wrong.\n").arg(study.sessions));
        QCOMPARE(outcome.error, QString());
    }

    void openStudy_canBeCheckedMeanwhile()
    {
        Worked study;
        QCOMPARE(vizslaCheck({study.name()}).status, 0);
    }

    void nameWithoutTheLogOfAnOpenStudy_isNotCalledSound_data()
    {
        QTest::addColumn<bool>("isLink");
        QTest::newRow("another name of the file") << true;
        QTest::newRow("its own name, the log deleted") << false;
    }
    void nameWithoutTheLogOfAnOpenStudy_isNotCalledSound()
    {
        QFETCH(const bool, isLink);
        Worked study;
        const std::filesystem::path folder = study.folder() / "linked";
        std::filesystem::create_directory(folder);
        std::filesystem::path file = study.file();
        if (isLink) {
            file = folder / "other.vizsla";
            std::filesystem::create_hard_link(study.file(), file);
        } else {
            std::filesystem::remove(withSuffix(study.file(), "-wal"));
        }
        const QString name = QString::fromStdString(file.string());
        const QString log = QString::fromStdString(file.filename().string()) + QStringLiteral("-wal");
        const QString why =
            isLink ? QStringLiteral("another name of the same file") : QStringLiteral("was deleted");
        const QString saved = QString::fromStdString((study.folder() / "saved.vizsla").string());
        // What one of them leaves must not mislead another.
        for (int round = 0; round < 2; ++round) {
            const Outcome checked = vizslaCheck({name});
            QCOMPARE(checked.status, 1);
            for (const QString& words :
                 {QStringLiteral("open in another window"), why, log, QStringLiteral("are missing")})
                QVERIFY2(checked.output.contains(words), qPrintable(checked.output));
            const Outcome score = outcomeOf({QStringLiteral("score"), name});
            QCOMPARE(score.status, 1);
            QVERIFY2(score.output.isEmpty() && score.error.contains(why), qPrintable(score.error));
            QFile::remove(saved);
            const Outcome salvaged = vizslaCheck({name, QStringLiteral("--salvage"), saved});
            QCOMPARE(salvaged.status, 0);
            QVERIFY2(salvaged.output.contains(why) &&
                         !salvaged.output.contains(QStringLiteral("Nothing that is known")),
                     qPrintable(salvaged.output));
            const Outcome later = vizslaCheck({saved});
            QVERIFY2(later.output.contains(why), qPrintable(later.output));
            QVERIFY(!QFile::exists(name + QStringLiteral("-wal")));
        }
        QCOMPARE(QDir(QString::fromStdString(folder.string())).entryList(QDir::Files),
                 isLink ? QStringList{QStringLiteral("other.vizsla")} : QStringList());
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
        QVERIFY2(outcome.output.contains(QStringLiteral("  answers: 4 saved, 0 lost\n")),
                 qPrintable(outcome.output));
        QVERIFY2(
            outcome.output.contains(QStringLiteral("  labelers: 0 saved, 1 lost, 1 put in their place\n")),
            qPrintable(outcome.output));
        QCOMPARE(vizslaCheck({saved}).status, 0);
        const Outcome again = vizslaCheck({study.name(), QStringLiteral("--salvage"), saved});
        QCOMPARE(again.status, 1);
        QVERIFY(again.error.contains(QStringLiteral("exists already")));
    }

    void salvage_saysThatNothingIsLostOnlyWhereAllWasRead()
    {
        Worked study;
        const auto page =
            study.number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_answer_1'");
        study.close();
        const QString nothing = QStringLiteral("Nothing that is known of is lost");
        const auto salvage = [&](const char* name) {
            const QString saved = QString::fromStdString((study.folder() / name).string());
            return vizslaCheck({study.name(), QStringLiteral("--salvage"), saved}).output;
        };
        QVERIFY(salvage("sound.vizsla").contains(nothing));
        QFile bytes(study.name());
        QVERIFY(bytes.open(QIODevice::ReadWrite) && bytes.seek((page - 1) * 4096));
        bytes.write(QByteArray(4096, '\0'));
        bytes.close();
        const QString output = salvage("damaged.vizsla");
        QVERIFY2(!output.contains(nothing), qPrintable(output));
        QVERIFY2(output.contains(QStringLiteral("  1 page cannot be read (an index of answers).\n")),
                 qPrintable(output));
    }

    void logOfAnotherStudy_isMentioned()
    {
        Worked study;
        study.close();
        StudyFixture other;
        other.addLabeler("Zed");
        QVERIFY(QFile::copy(QString::fromStdString(other.file().string() + "-wal"),
                            study.name() + QStringLiteral("-wal")));
        const Outcome outcome = vizslaCheck({study.name()});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.output.contains(
                     QStringLiteral("The log study.vizsla-wal beside study.vizsla belongs to another file")),
                 qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains(QStringLiteral("nothing wrong")), qPrintable(outcome.output));
    }

    void salvagedStudy_saysInEachVerbWhatItLacks()
    {
        Worked study;
        study.damage("labeler");
        const QString saved = QString::fromStdString((study.folder() / "saved.vizsla").string());
        QCOMPARE(vizslaCheck({study.name(), QStringLiteral("--salvage"), saved}).status, 0);
        const QString words = QStringLiteral("This study was salvaged from study.vizsla on ");
        const Outcome check = vizslaCheck({saved});
        QVERIFY2(check.output.startsWith(words) && check.output.contains(QStringLiteral("1 of the labelers")),
                 qPrintable(check.output));
        for (const char* verb : {"score", "review", "agreement", "candidates", "annotations"}) {
            const Outcome outcome = outcomeOf({QString::fromUtf8(verb), saved});
            QVERIFY2(outcome.error.startsWith(QStringLiteral("vizsla: ") + words) &&
                         outcome.error.contains(QStringLiteral("1 of the labelers")),
                     qPrintable(QString::fromUtf8(verb) + outcome.error));
        }
    }

    void logUnderTheOldName_isNamed()
    {
        Worked study;
        study.close();
        study.reopen();
        study.addLabeler("Zoe");
        const QString folder = QString::fromStdString((study.folder() / "killed").string());
        QVERIFY(QDir().mkdir(folder));
        const QString renamed = folder + QStringLiteral("/renamed.vizsla");
        QVERIFY(QFile::copy(study.name(), renamed));
        QVERIFY(
            QFile::copy(study.name() + QStringLiteral("-wal"), folder + QStringLiteral("/study.vizsla-wal")));
        const Outcome outcome = vizslaCheck({renamed});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.error.contains(QStringLiteral("Rename study.vizsla-wal to renamed.vizsla-wal")),
                 qPrintable(outcome.error));
        const Outcome saved =
            vizslaCheck({renamed, QStringLiteral("--salvage"), folder + QStringLiteral("/saved.vizsla")});
        QCOMPARE(saved.status, 0);
        QVERIFY2(saved.output.contains(QStringLiteral("study.vizsla-wal, a log of another name")),
                 qPrintable(saved.output));
    }

    void studyWithoutItsLog_isToFetchItFirst()
    {
        Worked study;
        valueOf(Backups(study.file()).makeDaily(study.study().database(), study.clock.utcNow()));
        const QString moved = asKilled(study, {QString()});
        const Outcome outcome = vizslaCheck({moved});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains(QStringLiteral("What to do:\n  If it was copied, close it where")),
                 qPrintable(outcome.output));
    }

    void backupWithFewerAnswers_isNoAdvice()
    {
        Worked study;
        valueOf(Backups(study.file()).makeDaily(study.study().database(), study.clock.utcNow()));
        study.labelAll(study.addTask("More", study.addTestSet("more", "beagle cup")), study.addLabeler("Bob"),
                       "cup");
        study.run("UPDATE image SET position = position + 100 WHERE position = 3");
        study.close();
        const Outcome outcome = vizslaCheck({study.name()});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains(QStringLiteral("holds only 4 answers of the 6 that are readable")) &&
                     !outcome.output.contains(QStringLiteral("Restore the backup")) &&
                     outcome.output.indexOf(QStringLiteral("--salvage")) <
                         outcome.output.indexOf(QStringLiteral("holds only")),
                 qPrintable(outcome.output));
    }

    void damagedLog_givesNoFigures()
    {
        Worked study;
        const QString killed = asKilled(study, {QString(), QStringLiteral("-wal")});
        QFile log(killed + QStringLiteral("-wal"));
        QVERIFY(log.open(QIODevice::ReadWrite) && log.seek(log.size() - 100));
        log.write("xxxx");
        log.close();
        for (const QStringList& verb :
             {QStringList{QStringLiteral("score"), killed},
              QStringList{QStringLiteral("export"), killed, QStringLiteral("answers"), QStringLiteral("-"),
                          QStringLiteral("--include-sealed")}}) {
            const Outcome outcome = outcomeOf(verb);
            QCOMPARE(outcome.status, 1);
            QCOMPARE(outcome.output, QString());
        }
        QCOMPARE(outcomeOf(
                     {QStringLiteral("annotations"), killed, QStringLiteral("--use"), QStringLiteral("none")})
                     .status,
                 0);
        for (const char* verb : {"score", "check"}) {
            const Outcome outcome = outcomeOf({QString::fromUtf8(verb), killed});
            QCOMPARE(outcome.status, 0);
            QVERIFY2(QString(outcome.output + outcome.error)
                         .contains(QStringLiteral("study.vizsla-wal is damaged")),
                     qPrintable(outcome.output + outcome.error));
        }
    }

    void sealedAnswers_areExportedAndRecordedAfterAKill()
    {
        Worked study;
        const auto images = study.addTestSet("exam", "beagle cup");
        study.labelAll(study.addTask("Exam", images, Mode::Test), study.addLabeler("Eva"), "cup");
        for (const QStringList& suffixes :
             {QStringList{QString(), QStringLiteral("-wal")},
              QStringList{QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}}) {
            const QString killed = asKilled(study, suffixes);
            const Outcome outcome = outcomeOf({QStringLiteral("export"), killed, QStringLiteral("answers"),
                                               QStringLiteral("-"), QStringLiteral("--include-sealed")});
            QVERIFY2(outcome.status == 0 && outcome.output.contains(QStringLiteral("Eva,Exam")),
                     qPrintable(outcome.error));
            QVERIFY(
                vizslaCheck({killed}).output.contains(QStringLiteral("the answers of Exam were exported")));
        }
    }

    /// Where a quick look at the pages finds nothing.
    void importIntoAStudyWithADamagedIndex_isRefused()
    {
        Worked study;
        const auto page =
            study.number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_answer_1'");
        study.close();
        QFile bytes(study.name());
        QVERIFY(bytes.open(QIODevice::ReadWrite) && bytes.seek(page * 4096 - 20));
        bytes.write("~");
        bytes.close();
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const QByteArray before = bytes.readAll();
        bytes.close();
        QFile verdicts(QString::fromStdString((study.folder() / "verdicts.csv").string()));
        QVERIFY(verdicts.open(QIODevice::WriteOnly));
        verdicts.write("image,wnid,verdict,reviewer\nset1,beagle,correct,Eve\n");
        verdicts.close();
        const Outcome outcome = outcomeOf(
            {QStringLiteral("import"), study.name(), QStringLiteral("verdicts"), verdicts.fileName()});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.output, QString());
        QVERIFY2(outcome.error.contains(QStringLiteral("damaged")), qPrintable(outcome.error));
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QVERIFY(bytes.readAll() == before);
        QCOMPARE(vizslaCheck({study.name()}).status, 1);
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

}  // namespace check_verb_test

VIZSLA_TEST(tst_check_verb, check_verb_test::CheckVerbTest)
#include "tst_check_verb.moc"
