// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include "core/sample/sample_study.h"
#include "tests/app/shell.h"
#include "tests/support/test_program.h"

namespace desktop_test {

namespace {

const QString kDesktop = QStringLiteral(VIZSLA_DESKTOP);

}  // namespace

/// What the command line leaves to the desktop program, and how it gets there.
class DesktopTest : public QObject, private Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("alone")));
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("two words")));
        QVERIFY(QFile::copy(QStringLiteral(VIZSLA), m_alone));
        QVERIFY(QFile::copy(QStringLiteral(VIZSLA), m_besideScript));
        QCOMPARE(vizsla({"new", "a study.vizsla"}).status, 0);
    }

    void commandLine_loadsNoQt()
    {
        const QRegularExpression windows(QStringLiteral("libQt|libX|libxcb|libwayland|libfontconfig|libGL"));
        const Outcome ofVizsla = run(QStringLiteral("ldd"), {QStringLiteral(VIZSLA)});
        QVERIFY(ofVizsla.output.contains("libsqlite3"));
        QVERIFY2(!windows.match(QString::fromUtf8(ofVizsla.output)).hasMatch(), ofVizsla.output.constData());
        QVERIFY(windows.match(QString::fromUtf8(run(QStringLiteral("ldd"), {kDesktop}).output)).hasMatch());
    }

    void missingDesktop_isStatus1AndOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no argument") << QStringList{};
        QTest::newRow("a study") << QStringList{"a study.vizsla"};
        QTest::newRow("sample") << QStringList{"sample", "made"};
    }
    void missingDesktop_isStatus1AndOneLine()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(m_alone, arguments);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine(), outcome.error.constData());
        QVERIFY2(outcome.error.contains(m_folder.filePath(QStringLiteral("alone/vizsla-desktop")).toUtf8()) &&
                     outcome.error.contains("install") && outcome.error.contains("build"),
                 outcome.error.constData());
    }

    void missingDesktop_leavesTheVerbs()
    {
        QCOMPARE(run(m_alone, {"classes", "a study.vizsla"}).output.count('\n'), 1000);
        QCOMPARE(run(m_alone, {"help", "sample"}).output, vizsla("sample --help").output);
        QVERIFY(run(m_alone, {"sample", "--help"}).output.contains("--stamps"));
        const Outcome wrong = run(m_alone, {"sample", "a", "b"});
        QCOMPARE(wrong.status, 2);
        QVERIFY2(wrong.isOneErrorLine() && wrong.error.contains("`vizsla help sample`"),
                 wrong.error.constData());
    }

    void desktopThatIsNoProgram_isStatus1AndOneLine()
    {
        writeDesktop("#!/bin/sh\n", false);
        const Outcome outcome = run(m_besideScript, {});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine() && outcome.error.contains("cannot be started"),
                 outcome.error.constData());
    }

    void arguments_arriveAsTheyWereGiven_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("none") << QStringList{};
        QTest::newRow("a study") << QStringList{"a study.vizsla"};
        QTest::newRow("signs of the shell") << QStringList{"./\"$HOME\" '*' \\ é\n.vizsla"};
        QTest::newRow("sample") << QStringList{"sample", "my folder", "--stamps", "", "--if-absent"};
        QTest::newRow("what looks like an option") << QStringList{"--", "--study.vizsla"};
    }
    void arguments_arriveAsTheyWereGiven()
    {
        QFETCH(QStringList, arguments);
        writeDesktop("#!/bin/sh\nfor word; do printf '%s\\0' \"$word\"; done\n");
        const Outcome outcome = run(m_besideScript, arguments);
        QCOMPARE(outcome.error, QByteArray());
        QByteArray expected;
        for (const QString& word : std::as_const(arguments))
            expected += word.toUtf8() + '\0';
        QCOMPARE(outcome.output, expected);
    }

    void desktop_takesThePlaceOfTheProcess()
    {
        writeDesktop("#!/bin/sh\necho \"$$ $VIZSLA_WORD\"\necho told >&2\nexit 7\n");
        const Outcome outcome = run(m_besideScript, {}, {{"VIZSLA_WORD", "from outside"}});
        QCOMPARE(outcome.status, 7);
        QCOMPARE(outcome.output, QByteArray::number(outcome.processId) + " from outside\n");
        QCOMPARE(outcome.error, QByteArray("told\n"));
    }

    void wrongUsage_startsNoDesktop_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"--nonsense", "a.vizsla b.vizsla", "frobnicate", "a.vizsla sample"})
            QTest::newRow(line) << QString::fromUtf8(line);
    }
    void wrongUsage_startsNoDesktop()
    {
        QFETCH(QString, line);
        writeDesktop("#!/bin/sh\necho started\n");
        const Outcome outcome = run(m_besideScript, line.split(u' '));
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.isOneErrorLine(), outcome.error.constData());
    }

    void study_opensTheWindow()
    {
        const QMap<QString, QString> variables{{"QT_QPA_PLATFORM", "offscreen"},
                                               {"VIZSLA_TRACE_START", "1"},
                                               {"XDG_CONFIG_HOME", m_folder.filePath("config")},
                                               {"XDG_DATA_HOME", m_folder.filePath("data")}};
        for (const QString& program : {QStringLiteral(VIZSLA), kDesktop}) {
            const Outcome outcome = run(program, {"a study.vizsla"}, variables);
            QCOMPARE(outcome.status, 0);
            QVERIFY2(outcome.error.contains("first paint"), outcome.error.constData());
        }
        QVERIFY(read("config/vizsla/vizsla.ini").contains("a study.vizsla"));
    }

    void desktop_withoutDisplay_isStatus1AndOneLine()
    {
        const Outcome outcome = run(kDesktop, {"a study.vizsla"});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine() && outcome.error.contains("display"), outcome.error.constData());
        QCOMPARE(vizsla(QStringList{"a study.vizsla"}).error, outcome.error);
    }

    void desktop_byItself_tellsHelpAndVersion()
    {
        const Outcome help = run(kDesktop, {"--help"});
        QCOMPARE(help.status, 0);
        QVERIFY2(help.output.contains("\nUsage: vizsla-desktop [OPTIONS] [STUDY]"), help.output.constData());
        const Outcome version = run(kDesktop, {"--version"});
        QCOMPARE(version.status, 0);
        QCOMPARE(version.output, QByteArray(vizsla("--version").output).replace("vizsla", "vizsla-desktop"));
        const Outcome wrong = run(kDesktop, {"--nonsense"});
        QCOMPARE(wrong.status, 2);
        QVERIFY2(wrong.isOneErrorLine() && wrong.error.contains("`vizsla-desktop --help`"),
                 wrong.error.constData());
    }

    void sample_isMadeAndKept()
    {
        if (!QFileInfo::exists(QString::fromUtf8(vizsla::defaultStampsFolder)))
            QSKIP("needs tuxpaint-stamps-default");
        const Outcome made = vizsla({"sample", "my sample"});
        QCOMPARE(made.error, QByteArray());
        QCOMPARE(made.status, 0);
        const QString study = m_folder.filePath("my sample/Sample study.vizsla");
        QVERIFY2(made.output.startsWith(QByteArray("Made " + study.toUtf8() + ": ")),
                 made.output.constData());
        QCOMPARE(vizsla(QStringList{"score", study}).status, 0);
        const Outcome again = vizsla({"sample", "my sample", "--if-absent"});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.output + again.error, QByteArray());
        QCOMPARE(vizsla({"sample", "my sample"}).status, 1);
    }

private:
    void writeDesktop(const QByteArray& script, bool isProgram = true) const
    {
        write("two words/vizsla-desktop", script);
        QFile::setPermissions(
            m_folder.filePath(QStringLiteral("two words/vizsla-desktop")),
            QFile::ReadOwner | QFile::WriteOwner | (isProgram ? QFile::ExeOwner : QFile::Permissions()));
    }

    const QString m_alone = m_folder.filePath(QStringLiteral("alone/vizsla"));
    const QString m_besideScript = m_folder.filePath(QStringLiteral("two words/vizsla"));
};

}  // namespace desktop_test

VIZSLA_TEST(tst_desktop, desktop_test::DesktopTest)
#include "tst_desktop.moc"
