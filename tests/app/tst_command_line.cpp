// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/support/test_program.h"

namespace command_line_test {

namespace {

struct Outcome
{
    int status = -1;
    QByteArray output;
    QByteArray error;

    QByteArray text() const { return output + error; }
    QJsonArray json() const { return QJsonDocument::fromJson(output).array(); }
    int lines() const { return static_cast<int>(output.count('\n')); }
    bool isOneErrorLine() const { return output.isEmpty() && error.count('\n') == 1 && error.endsWith('\n'); }
};

QStringList wnidsOf(const QJsonArray& classes)
{
    QStringList wnids;
    for (const QJsonValue& value : classes)
        wnids << value.toObject().value(QStringLiteral("wnid")).toString();
    return wnids;
}

}  // namespace

/// Runs the program as a shell without a display would.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const Outcome made = vizsla({QStringLiteral("new"), m_study});
        QCOMPARE(made.error, QByteArray());
        QCOMPARE(made.status, 0);
        QCOMPARE(made.output, QByteArray("Made " + m_study.toUtf8() + " with 1000 classes.\n"));
    }

    void version()
    {
        const Outcome outcome = vizsla({QStringLiteral("--version")});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.output.startsWith("vizsla "));
        QCOMPARE(outcome.lines(), 1);
    }

    void help_listsTheVerbs()
    {
        const Outcome outcome = vizsla({QStringLiteral("--help")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.error, QByteArray());
        for (const char* verb : {"new", "search", "classes", "sample", "check"})
            QVERIFY2(outcome.output.contains(QByteArray("\n  %1 ").replace("%1", verb)), verb);
    }

    void helpVerb_isHelp()
    {
        const Outcome all = vizsla({QStringLiteral("help")});
        QCOMPARE(all.status, 0);
        QCOMPARE(all.text(), vizsla({QStringLiteral("--help")}).output);
        const Outcome ofVerb =
            vizsla({QStringLiteral("help"), QStringLiteral("import"), QStringLiteral("test-set")});
        QCOMPARE(ofVerb.status, 0);
        QCOMPARE(ofVerb.output, vizsla({QStringLiteral("import"), m_study, QStringLiteral("test-set"),
                                        QStringLiteral("--help")})
                                    .output);
    }

    void usage_namesWhatTheVerbsAboveAskFor()
    {
        const auto usage = [this](const QStringList& verbs) {
            const auto lines = vizsla(QStringList{QStringLiteral("help")} + verbs).output.split('\n');
            return *std::ranges::find_if(lines,
                                         [](const QByteArray& line) { return line.startsWith("Usage: "); });
        };
        QCOMPARE(usage({"import", "test-set"}),
                 QByteArray("Usage: vizsla import STUDY test-set [OPTIONS] NAME SOURCE"));
        QCOMPARE(usage({"import"}), QByteArray("Usage: vizsla import [OPTIONS] STUDY SUBCOMMAND"));
        QCOMPARE(usage({"score"}), QByteArray("Usage: vizsla score [OPTIONS] STUDY"));
        QCOMPARE(usage({}), QByteArray("Usage: vizsla [OPTIONS] [STUDY] [SUBCOMMAND]"));
    }

    void wrongUsage_namesTheHelpOfItsVerb()
    {
        QVERIFY(vizsla({"import", "test-set", m_study}).error.contains("`vizsla help import`"));
        QVERIFY(
            vizsla({"import", m_study, "test-set", "V2"}).error.contains("`vizsla help import test-set`"));
        QVERIFY(vizsla({"--nonsense"}).error.contains("`vizsla --help`"));
    }

    /// A log that is opened later would get its number, and the figures.
    void closedOutput_isAFailureAndNoFileGetsIt()
    {
        QProcess shell;
        shell.setProcessEnvironment(withoutDisplay());
        shell.start(QStringLiteral("sh"), {"-c", "exec \"$0\" classes \"$1\" >&-", VIZSLA, m_study});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("could not be written"));
        QFile log(m_folder.filePath(QStringLiteral("state/vizsla/vizsla.log")));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray lines = log.readAll();
        QVERIFY(lines.contains("verb classes: failed"));
        QVERIFY2(!lines.contains("n02"), lines.constData());
    }

    void wrongUsage_isStatus2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* line) { QTest::newRow(line) << QString::fromUtf8(line).split(u' '); };
        row("--nonsense");
        row("new");
        row("search");
        row("search study.vizsla");
        row("search study.vizsla shark --limit 0");
        row("search study.vizsla shark --limit -1");
        row("search study.vizsla shark --limit many");
        row("search study.vizsla shark --format xml");
        row("classes study.vizsla --format");
        row("classes study.vizsla dogs");
        row("study.vizsla other.vizsla");
        row("study.vizsla new other.vizsla");
        row("sample a b");
        row("help frobnicate");
        row("help import frobnicate");
        row("frobnicate");
    }
    void wrongUsage_isStatus2()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = vizsla(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.isOneErrorLine(), outcome.text().constData());
    }

    void failures_areStatus1AndOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no study") << QStringList{"search", "none.vizsla", "shark"}
                                  << QByteArray("none.vizsla");
        QTest::newRow("no study's file")
            << QStringList{"classes", VIZSLA} << QByteArray("not a Vizsla study");
        QTest::newRow("a folder") << QStringList{"classes", "."} << QByteArray("not a Vizsla study");
        QTest::newRow("study exists") << QStringList{"new", m_study} << QByteArray("study.vizsla");
        QTest::newRow("no folder") << QStringList{"new", "none/s.vizsla"} << QByteArray("none");
        QTest::newRow("no class list")
            << QStringList{"new", "s.vizsla", "--classes", "none.txt"} << QByteArray("none.txt");
        QTest::newRow("no slice") << QStringList{"classes", m_study, "--slice", "unicorn"}
                                  << QByteArray("unicorn");
        QTest::newRow("no stamps") << QStringList{"sample", "made", "--stamps", "none"}
                                   << QByteArray("tuxpaint-stamps-default");
    }
    void failures_areStatus1AndOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, named);
        const Outcome outcome = vizsla(arguments);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine(), outcome.text().constData());
        QVERIFY2(outcome.error.contains(named), outcome.error.constData());
        for (const char* left : {"s.vizsla", "s.vizsla.lock", "made"})
            QVERIFY2(!QFileInfo::exists(m_folder.filePath(QString::fromUtf8(left))), left);
    }

    void window_withoutDisplay_isStatus1AndOneLine()
    {
        const Outcome outcome = vizsla({m_study});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine(), outcome.text().constData());
        QVERIFY(outcome.error.contains("display"));
    }

    void search_json_isBestFirst()
    {
        const Outcome outcome = vizsla({"search", m_study, "Weimaraner", "--format", "json", "--limit", "3"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.error, QByteArray());
        const QJsonObject first = outcome.json().first().toObject();
        QCOMPARE(first.keys(), (QStringList{"gloss", "names", "wnid"}));
        QCOMPARE(first.value(QStringLiteral("wnid")).toString(), QStringLiteral("n02092339"));
        QCOMPARE(first.value(QStringLiteral("names")).toArray(), QJsonArray{"Weimaraner"});
        QVERIFY(!first.value(QStringLiteral("gloss")).toString().isEmpty());
    }

    void search_limit_cutsTheList()
    {
        const auto found = [this](const char* limit) {
            return wnidsOf(vizsla({"search", m_study, "dog", "--format", "json", "--limit", limit}).json());
        };
        const QStringList two = found("2");
        QCOMPARE(two.size(), 2);
        QCOMPARE(found("5").mid(0, 2), two);
    }

    void search_table_hasOneLineAClass()
    {
        const Outcome outcome = vizsla({"search", m_study, "great white shark", "--limit", "4"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.lines() >= 1 && outcome.lines() <= 4);
        QVERIFY2(outcome.output.startsWith("n01484850  great white shark, white shark"),
                 outcome.output.constData());
    }

    void search_withoutHits_isAnEmptyList()
    {
        const Outcome blank = vizsla({"search", m_study, " ", "--format", "json"});
        QCOMPARE(blank.status, 0);
        QVERIFY(QJsonDocument::fromJson(blank.output).isArray());
        QVERIFY(blank.json().isEmpty());
        QCOMPARE(vizsla({"search", m_study, " "}).output, QByteArray());
    }

    void classes_slices_haveTheKnownSizes_data()
    {
        QTest::addColumn<QString>("slice");
        QTest::addColumn<int>("size");
        QTest::newRow("all") << "all" << 1000;
        QTest::newRow("objects") << "objects" << 590;
        QTest::newRow("organisms") << "organisms" << 410;
        QTest::newRow("dogs") << "dogs" << 118;
        QTest::newRow("a class") << "n02092339" << 1;
    }
    void classes_slices_haveTheKnownSizes()
    {
        QFETCH(QString, slice);
        QFETCH(int, size);
        const Outcome json = vizsla({"classes", m_study, "--slice", slice, "--format", "json"});
        QCOMPARE(json.status, 0);
        QCOMPARE(json.json().size(), size);
        QCOMPARE(vizsla({"classes", m_study, "--slice", slice}).lines(), size);
    }

    void classes_withoutSlice_areInIndexOrder()
    {
        const QStringList wnids = wnidsOf(vizsla({"classes", m_study, "--format", "json"}).json());
        QCOMPARE(wnids.size(), 1000);
        QCOMPARE(wnids.first(), QStringLiteral("n01440764"));
        QCOMPARE(wnids.last(), QStringLiteral("n15075141"));
    }

    void new_withOwnClasses()
    {
        QFile file(m_folder.filePath(QStringLiteral("own.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "id,names,parents,gloss\nfruit,fruit,,\napple,apple|pomme d\xC3\xA9\xC3\xA8,fruit,round\n");
        file.close();
        QCOMPARE(vizsla({"new", "own.vizsla", "--classes", "own.csv"}).status, 0);
        const QJsonArray classes = vizsla({"classes", "own.vizsla", "--format", "json"}).json();
        QCOMPARE(wnidsOf(classes), QStringList{"apple"});
        QCOMPARE(classes.first().toObject().value(QStringLiteral("names")).toArray().last().toString(),
                 QStringLiteral("pomme déè"));
    }

    void fullDisk_isStatus1()
    {
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        const Outcome outcome = run(process, {"classes", m_study});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.isOneErrorLine(), outcome.text().constData());
    }

    void unwritableStateFolder_doesNotMatter()
    {
        QProcess process;
        QProcessEnvironment environment = withoutDisplay();
        environment.insert(QStringLiteral("XDG_STATE_HOME"), QStringLiteral("/proc/none"));
        process.setProcessEnvironment(environment);
        const Outcome outcome = run(process, {"search", m_study, "shark"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.error, QByteArray());
    }

    void log_namesNoFileAndNoQuery()
    {
        vizsla({"search", m_study, "weimaraner"});
        QFile log(m_folder.filePath(QStringLiteral("state/vizsla/vizsla.log")));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray text = log.readAll();
        QVERIFY(text.contains("verb search: done"));
        QVERIFY(!text.contains("weimaraner"));
        QVERIFY(!text.contains("study.vizsla"));
    }

    void importImages_findsThemByName()
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("pictures/n02092339"));
        writeFile("photos.csv", "image,wnid\nphoto1,n02092339\nphoto2,n02092339\n");
        writeFile("pictures/n02092339/photo1.JPEG", "GIF89a");
        QCOMPARE(vizsla({"import", m_study, "test-set", "photos", "photos.csv"}).status, 0);
        const Outcome outcome = vizsla({"import", m_study, "images", "photos", "pictures"});
        QCOMPARE(outcome.error, QByteArray());
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.output, QByteArray("1 of 2 images have a file now\n  photo2 has no file\n"));
        const Outcome none = vizsla({"import", m_study, "images", "photos", "photos.csv"});
        QCOMPARE(none.status, 1);
        QVERIFY2(none.isOneErrorLine() && none.error.contains("found no archive"), none.text().constData());
    }

    void sampleIfAbsent_saysNothingWhenItIsThere()
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("there"));
        QFile study(m_folder.filePath(QStringLiteral("there/Sample study.vizsla")));
        QVERIFY(study.open(QIODevice::WriteOnly));
        const Outcome outcome = vizsla({"sample", "there", "--if-absent", "--stamps", "none"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.text(), QByteArray());
        QVERIFY(vizsla({"sample", "there"}).error.contains("already"));
    }

private:
    QProcessEnvironment withoutDisplay() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromUtf8(variable));
        environment.insert(QStringLiteral("XDG_STATE_HOME"), m_folder.filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.filePath(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder.filePath(QStringLiteral("caches")));
        return environment;
    }

    void writeFile(const char* name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    Outcome run(QProcess& process, const QStringList& arguments) const
    {
        if (process.processEnvironment().isEmpty())
            process.setProcessEnvironment(withoutDisplay());
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(VIZSLA), arguments);
        if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    Outcome vizsla(const QStringList& arguments) const
    {
        QProcess process;
        return run(process, arguments);
    }

    QTemporaryDir m_folder;
    const QString m_study = m_folder.filePath(QStringLiteral("study.vizsla"));
};

}  // namespace command_line_test

VIZSLA_TEST(tst_command_line, command_line_test::TestCommandLine)
#include "tst_command_line.moc"
