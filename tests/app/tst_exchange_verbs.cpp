// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/core/pickle_text.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/sitting_session.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace exchange_verbs_test {

namespace {

struct Outcome
{
    int status = -1;
    QString output;
    QString error;
};

constexpr const char* images =
    "image,wnid\nILSVRC2012_val_00000001.JPEG,n02084071\nILSVRC2012_val_00000002.JPEG,n03063599\n";

}  // namespace

/// `vizsla import` and `vizsla export` as a shell runs them, on a study of two classes.
class ExchangeVerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void annotations_goInAndOutInBothFormats();
    void dryRun_tellsAndImportsNothing_data();
    void dryRun_tellsAndImportsNothing();
    void dryRunOfWhatIsRefused_fails();
    void formatThatTheFileDoesNotHave_isSaid();
    void verdicts_areImported();
    void publishedPeople_areScored();
    void answers_areWrittenToStandardOutput();
    void answerOfASession_saysWhereItsTimeWent();
    void answersOfSealedTests_areRefusedLeftOutOrRecorded();
    void scores_areWrittenAsTheNameOfTheFileSays();
    void exportToNowhere_isOneLineAndStatus1();
    void wrongUsage_isStatus2_data();
    void wrongUsage_isStatus2();
    void writableStudyIsNotNeeded_toExport();

private:
    Outcome vizsla(const QStringList& arguments);
    void write(const QString& name, const std::string& content);
    QByteArray read(const QString& name);

    const QTemporaryDir m_folder;
};

Outcome ExchangeVerbsTest::vizsla(const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(VIZSLA), arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void ExchangeVerbsTest::write(const QString& name, const std::string& content)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content.data(), static_cast<qint64>(content.size()));
}

QByteArray ExchangeVerbsTest::read(const QString& name)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ExchangeVerbsTest::initTestCase()
{
    write(QStringLiteral("images.csv"), images);
    write(QStringLiteral("classes.txt"), "n02084071\nn03063599\n");
    QCOMPARE(vizsla({"new", "s.vizsla", "--classes", "classes.txt"}).status, 0);
    QCOMPARE(
        vizsla({"import", "s.vizsla", "test-set", "imagenet", "images.csv"}).output,
        QStringLiteral("imagenet: 2 images\n  0 of 2 images have files: add them with an import of images, "
                       "from a folder or an archive\n"));
}

void ExchangeVerbsTest::annotations_goInAndOutInBothFormats()
{
    const std::string multiLabel =
        "{\n  \"initial_annots\": {\n    \"ILSVRC2012_val_00000002.JPEG\": {\"correct\": "
        "[\"n03063599\"]}\n  },\n  \"problematic_images\": {}\n}\n";
    write(QStringLiteral("multi.json"), multiLabel);
    write(QStringLiteral("real.json"), "[[1, 0], [], [1]]");
    const Outcome first = vizsla({"import", "s.vizsla", "annotations", "multi.json"});
    QCOMPARE(first.error, QString());
    QCOMPARE(first.output, QStringLiteral("1 image with labels, 0 with several correct ones, 0 without a "
                                          "correct one; 1 image without a label\n"
                                          "  Scores use the annotation \"multi\"\n"));
    QCOMPARE(vizsla({"export", "s.vizsla", "annotations", "-"}).output.toStdString(), multiLabel);
    const Outcome second = vizsla({"import", "s.vizsla", "annotations", "real.json", "--format", "real"});
    QCOMPARE(second.output,
             QStringLiteral(
                 "1 image with labels, 1 with several correct ones, 0 without a correct one; 1 image without "
                 "a label\n"
                 "  1 image of the file is not in the study; what the file says of them is kept for an "
                 "export\n"
                 "  Scores go on using the annotation \"multi\"; to use \"ReaL\", choose it on the page of "
                 "scores or with: vizsla annotations STUDY --use \"ReaL\"\n"
                 "! the list has 3 entries and ReaL 50,000 entries: entry 1 is taken for "
                 "ILSVRC2012_val_00000001.JPEG and so on, so that one missing in between gives all behind it "
                 "to the "
                 "wrong images\n"));
    QCOMPARE(vizsla({"export", "s.vizsla", "annotations", "-", "--source", "multi"}).output.toStdString(),
             multiLabel);
    QCOMPARE(vizsla({"export", "s.vizsla", "annotations", "out.json", "--source", "ReaL"}).error, QString());
    QCOMPARE(read(QStringLiteral("out.json")), QByteArray("[[1, 0], [], [1]]"));
}

void ExchangeVerbsTest::dryRun_tellsAndImportsNothing_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("beginning");
    const auto row = [](const char* line, const char* beginning) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(beginning);
    };
    row("test-set other dry.csv",
        "A test set: a list of images and their classes\n  other: 1 image\n  of 1 class\n  the first "
        "images:\n    a: dog (dry.csv)\n");
    row("images imagenet dry",
        "A folder of images, which stays where it is\n  1 file is of images of imagenet\n");
    row("predictions imagenet drynet.csv",
        "Predictions of models in 1 file: fit for imagenet\n  1 model, 2 images each\n");
    row("annotations dry.json --format real", "ReaL: a list of 3 images\n  ");
    row("annotations dry.json --name other", "ReaL: a list of 3 images\n  ");
    row("annotations drylabels.json", "Multi-label annotations: 1 image\n  ");
    row("verdicts dryverdicts.csv",
        "Verdicts of reviewers\n  1 verdict of 1 reviewer on 1 pair of image and class\n");
    row("human-accuracy dry.pickle", "Published answers of people: 1 image, 1 classifier\n  ");
}

void ExchangeVerbsTest::dryRun_tellsAndImportsNothing()
{
    QFETCH(QString, line);
    QFETCH(QString, beginning);
    write(QStringLiteral("dry.csv"), "image,wnid\na,n02084071\n");
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("dry")));
    write(QStringLiteral("dry/ILSVRC2012_val_00000001.JPEG"), "\xFF\xD8\xFF\xE0");
    write(QStringLiteral("drynet.csv"), "image,prediction\nILSVRC2012_val_00000001,n02084071\n");
    write(QStringLiteral("dry.json"), "[[1, 0], [], [1]]");
    write(QStringLiteral("drylabels.json"),
          "{\"initial_annots\": {\"ILSVRC2012_val_00000002\": {\"correct\": [\"n03063599\"]}}}");
    write(QStringLiteral("dryverdicts.csv"),
          "reviewer,image,wnid,verdict\ndora,ILSVRC2012_val_00000001,n02084071,correct\n");
    write(
        QStringLiteral("dry.pickle"),
        pickleFile(pickledDict(
            {{pickled("annot_data"),
              pickledDict({{pickled("net"),
                            pickledDict({{pickled("ILSVRC2012_val_00000001"),
                                          pickledDict({{pickled("label"), pickled("n02084071")}})}})}})},
             {pickled("image_labels"),
              pickledDict({{pickled("ILSVRC2012_val_00000001"),
                            pickledDict({{pickled("correct"), pickledList({pickled("n02084071")})}})}})}})));
    const QByteArray before = read(QStringLiteral("s.vizsla"));
    const Outcome outcome =
        vizsla(QStringList{"import", "s.vizsla"} + line.split(u' ') + QStringList{"--dry-run"});
    QCOMPARE(outcome.error, QString());
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.startsWith(beginning), qPrintable(outcome.output));
    QVERIFY2(outcome.output.endsWith(QStringLiteral("\nNothing was imported: this is what would be.\n")),
             qPrintable(outcome.output));
    QVERIFY(read(QStringLiteral("s.vizsla")) == before);
}

void ExchangeVerbsTest::dryRunOfWhatIsRefused_fails()
{
    write(QStringLiteral("dry.csv"), "image,wnid\na,n99999999\n");
    const Outcome dry = vizsla({"import", "s.vizsla", "test-set", "other", "dry.csv", "--dry-run"});
    QCOMPARE(dry.status, 1);
    QCOMPARE(dry.output, QString());
    QCOMPARE(dry.error, vizsla({"import", "s.vizsla", "test-set", "other", "dry.csv"}).error);
}

void ExchangeVerbsTest::formatThatTheFileDoesNotHave_isSaid()
{
    write(QStringLiteral("real.json"), "[[1, 0], [], [1]]");
    const Outcome outcome =
        vizsla({"import", "s.vizsla", "annotations", "real.json", "--format", "multilabel"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.error.contains(QStringLiteral("real.json, line 1")), qPrintable(outcome.error));
}

void ExchangeVerbsTest::verdicts_areImported()
{
    write(QStringLiteral("verdicts.csv"),
          "\xEF\xBB\xBFreviewer,image,wnid,verdict\r\nann,ILSVRC2012_val_00000001,n02084071,"
          "correct\r\nann,nowhere,n02084071,wrong\r\n");
    const Outcome outcome = vizsla({"import", "s.vizsla", "verdicts", "verdicts.csv"});
    QCOMPARE(outcome.error, QString());
    QCOMPARE(outcome.output,
             QStringLiteral("1 verdict of 1 reviewer on 1 pair of image and class\n"
                            "  line 3: the study has no image nowhere\n"
                            "  1 name was matched although written otherwise, such as "
                            "\"ILSVRC2012_val_00000001\" for \"ILSVRC2012_val_00000001.JPEG\"\n"
                            "  new reviewer: ann (line 2)\n"
                            "  The verdicts of 1 reviewer (ann) count in no score yet. Who counts is "
                            "the coordinator's to say, in the window: Review, Reviewers…, Counts\n"));
}

void ExchangeVerbsTest::publishedPeople_areScored()
{
    const std::string answer = pickledDict(
        {{pickled("label"), pickled("n02084071")},
         {pickled("extra_info"), pickledDict({{pickled("start_time"), pickled("2019-11-05 12:00:00")},
                                              {pickled("end_time"), pickled("2019-11-05 12:00:20.5")}})}});
    write(QStringLiteral("h.pickle"),
          pickleFile(pickledDict(
              {{pickled("annot_data"),
                pickledDict({{pickled("human_a"),
                              pickledDict({{pickled("ILSVRC2012_val_00000001.JPEG"), answer}})}})}})));
    const Outcome outcome = vizsla({"import", "s.vizsla", "human-accuracy", "h.pickle"});
    QCOMPARE(outcome.error, QString());
    QVERIFY2(outcome.output.startsWith(QStringLiteral("1 labeler with 1 answer (1 new), ")),
             qPrintable(outcome.output));
    const Outcome scores = vizsla({"score", "s.vizsla", "--format", "csv", "--slice", "fast"});
    QVERIFY2(scores.output.contains(QStringLiteral("human_a,labeler,imagenet,fast,top1,1,1,0,")),
             qPrintable(scores.output));
}

void ExchangeVerbsTest::answers_areWrittenToStandardOutput()
{
    const Outcome outcome = vizsla({"export", "s.vizsla", "answers", "-"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output.count(u'\n'), 2);
    QVERIFY2(
        outcome.output.startsWith(QStringLiteral(
            "labeler,task,mode,test_set,image,assigned_wnid,wnid,shown_at,"
            "committed_at,seconds,superseded_at,imported_from,correction,"
            "active,idle,away,paused,outcome,time_limit,top1,multilabel,problematic,"
            "reported_problematic,assigned_class,class,session,part,multilabel_unclear_correct,annotation,"
            "interruptions,between_sessions\n")),
        qPrintable(outcome.output));
    // What the time of an imported answer consists of is not known.
    QVERIFY2(outcome.output.contains(QStringLiteral(",2019-11-05T12:00:00.000000Z,2019-11-05T12:00:20."
                                                    "500000Z,20.500000,,h.pickle,0,,,,,answered,,right,")),
             qPrintable(outcome.output));
}

void ExchangeVerbsTest::answerOfASession_saysWhereItsTimeWent()
{
    using namespace std::chrono_literals;
    {
        FakeClock clock;
        const auto study =
            valueOf(StudyFile::open(m_folder.filePath(QStringLiteral("s.vizsla")).toStdString(), clock, 1));
        Task task{{}, "Dogs", "", Mode::Training};
        std::vector<ImageId> ids;
        for (const Image& image : valueOf(ImageRepository(*study).images()))
            ids.push_back(image.id);
        valueOf(TaskRepository(*study).add(task, ids));
        const Labeler ada = valueOf(LabelerRepository(*study).add("Ada"));
        auto session = valueOf(SittingSession::begin(*study, task.id, ada.id));
        session.imageShown();
        clock.advance(40s);
        session.setAway(true);
        clock.advance(1500ms);
        session.setAway(false);
        valueOf(session.confirm("n02084071"));
        valueOf(session.end());
    }
    const Outcome outcome = vizsla({"export", "s.vizsla", "answers", "-"});
    QCOMPARE(outcome.output.count(u'\n'), 3);
    QVERIFY2(outcome.output.contains(
                 QStringLiteral("Z,41.500000,,,0,30.000000,10.000000,1.500000,0.000000,answered,,")),
             qPrintable(outcome.output));
}

void ExchangeVerbsTest::answersOfSealedTests_areRefusedLeftOutOrRecorded()
{
    const QString file = m_folder.filePath(QStringLiteral("s.vizsla"));
    {
        FakeClock clock;
        const auto study = valueOf(StudyFile::open(file.toStdString(), clock, 7));
        Task task{{}, "Exam", "", Mode::Test};
        valueOf(TaskRepository(*study).add(task, {valueOf(ImageRepository(*study).images()).front().id}));
        const Labeler eva = valueOf(LabelerRepository(*study).add("Eva"));
        auto session = valueOf(SittingSession::begin(*study, task.id, eva.id));
        session.imageShown();
        valueOf(session.confirm("n03063599"));
        valueOf(session.end());
    }
    const Outcome refused = vizsla({"export", "s.vizsla", "answers", "refused.csv"});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.error.count(u'\n'), 1);
    QVERIFY2(refused.error.contains(QStringLiteral("(Exam)")) &&
                 refused.error.contains(QStringLiteral("--include-sealed")),
             qPrintable(refused.error));
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("refused.csv"))));

    const Outcome opened = vizsla({"export", "s.vizsla", "answers", "-", "--only-opened"});
    QCOMPARE(opened.status, 0);
    // Nor what others answered about its images.
    QVERIFY(opened.output.startsWith(QStringLiteral("labeler,")) &&
            !opened.output.contains(QStringLiteral("human_a,")) &&
            !opened.output.contains(QStringLiteral("Exam")));
    QVERIFY2(opened.error.contains(QStringLiteral("Left out, because their results are sealed: Exam.")),
             qPrintable(opened.error));
    QVERIFY(!vizsla({"check", "s.vizsla"}).output.contains(QStringLiteral("Exam")));

    // What could not be written was not told.
    QCOMPARE(vizsla({"export", "s.vizsla", "answers", "nowhere/told.csv", "--include-sealed"}).status, 1);
    QVERIFY(!vizsla({"check", "s.vizsla"}).output.contains(QStringLiteral("Exam")));

    QCOMPARE(vizsla({"export", "s.vizsla", "answers", "-", "--only-opened", "--include-sealed"}).status, 2);
    const Outcome told = vizsla({"export", "s.vizsla", "answers", "-", "--include-sealed"});
    QCOMPARE(told.status, 0);
    QVERIFY(told.output.contains(QStringLiteral("Eva,Exam,test,")));
    QVERIFY2(told.error.contains(QStringLiteral("sealed: Exam. The study keeps that they were exported.")),
             qPrintable(told.error));
    const Outcome checked = vizsla({"check", "s.vizsla"});
    QCOMPARE(checked.status, 0);
    QVERIFY2(checked.output.contains(
                 QStringLiteral("the answers of Exam were exported although its results were sealed.")),
             qPrintable(checked.output));
    // Where it cannot be recorded it is not done.
    FakeClock clock;
    const auto held = valueOf(StudyFile::open(file.toStdString(), clock, 8));
    const Outcome locked = vizsla({"export", "s.vizsla", "answers", "-", "--include-sealed"});
    QCOMPARE(locked.status, 1);
    QCOMPARE(locked.output, QString());
    // What was kept stays.
    VERIFY_FAILS(held->database().runScript("DELETE FROM disclosure"), ErrorKind::Invalid);
    valueOf(TaskRepository(*held).openResults(valueOf(TaskRepository(*held).all()).back().id));
    QCOMPARE(vizsla({"export", "s.vizsla", "answers", "-"}).status, 0);
}

void ExchangeVerbsTest::scores_areWrittenAsTheNameOfTheFileSays()
{
    QCOMPARE(vizsla({"export", "s.vizsla", "scores", "scores.csv"}).status, 0);
    QVERIFY(read(QStringLiteral("scores.csv")).startsWith("name,kind,test_set,"));
    QCOMPARE(vizsla({"export", "s.vizsla", "scores", "scores.json"}).status, 0);
    QVERIFY(read(QStringLiteral("scores.json")).startsWith('{'));
    QCOMPARE(vizsla({"export", "s.vizsla", "scores", "scores.txt", "--format", "json"}).status, 0);
    QCOMPARE(read(QStringLiteral("scores.txt")), read(QStringLiteral("scores.json")));
}

void ExchangeVerbsTest::exportToNowhere_isOneLineAndStatus1()
{
    const Outcome outcome = vizsla({"export", "s.vizsla", "scores", "nowhere/scores.csv"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.error.count(u'\n'), 1);
    QVERIFY(outcome.error.contains(QStringLiteral("There is no folder")));
}

void ExchangeVerbsTest::wrongUsage_isStatus2_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char* line :
         {"export s.vizsla", "export s.vizsla scores", "export s.vizsla everything x",
          "export s.vizsla scores x --format real", "import s.vizsla annotations",
          "import s.vizsla annotations x --format csv", "import s.vizsla verdicts a b",
          "import s.vizsla test-set first a.csv b.csv", "import s.vizsla images first a.zip b.zip"})
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
}

void ExchangeVerbsTest::wrongUsage_isStatus2()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = vizsla(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.output.isEmpty());
}

void ExchangeVerbsTest::writableStudyIsNotNeeded_toExport()
{
    const QByteArray before = read(QStringLiteral("s.vizsla"));
    QCOMPARE(vizsla({"export", "s.vizsla", "scores", "-"}).status, 0);
    QCOMPARE(read(QStringLiteral("s.vizsla")), before);
}

}  // namespace exchange_verbs_test

VIZSLA_TEST(tst_exchange_verbs, exchange_verbs_test::ExchangeVerbsTest)
#include "tst_exchange_verbs.moc"
