// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_human_accuracy.h"

#include <QTest>
#include <fstream>

#include "core/exports/export_annotations.h"
#include "core/exports/export_answers.h"
#include "core/scoring/scoreboard.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "tests/core/pickle_text.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace import_human_accuracy_test {

namespace {

std::string timed(const char* wnid, const char* start, const char* end)
{
    return pickledDict({{pickled("label"), pickled(wnid)},
                        {pickled("extra_info"), pickledDict({{pickled("start_time"), pickled(start)},
                                                             {pickled("end_time"), pickled(end)}})}});
}

std::string timeless(const char* wnid)
{
    return pickledDict({{pickled("label"), pickled(wnid)}});
}

/// Two people, one of whom did not finish, and a model, on images of two test sets.
std::string smallStudy()
{
    const std::string humanA =
        pickledDict({{pickled("first1"), timed("beagle", "2019-11-05 12:00:00", "2019-11-05 12:00:20")},
                     {pickled("first2"), timed("mug", "2019-11-05 12:01:00", "2019-11-06 12:01:10")},
                     {pickled("second1"), timed("husky", "2019-11-05 11:00:00", "2019-11-05 11:00:30")},
                     {pickled("elsewhere"), timed("husky", "2019-11-05 11:00:00", "2019-11-05 11:00:30")}});
    const std::string humanB =
        pickledDict({{pickled("first1"), timed("husky", "2019-11-05 12:00:00", "2019-11-05 12:00:40")}});
    const std::string net = pickledDict({{pickled("first1"), timeless("beagle")},
                                         {pickled("first2"), timeless("car")},
                                         {pickled("second1"), timeless("husky")}});
    return pickleFile(pickledDict(
        {{pickled("labeled_images"), pickledList({pickled("first1"), pickled("first2"), pickled("second1")})},
         {pickled("annot_data"), pickledDict({{pickled("human_a"), humanA},
                                              {pickled("human_b"), humanB},
                                              {pickled("human_majority"), humanB},
                                              {pickled("net"), net}})},
         {pickled("image_map"),
          pickledDict({{pickled("first2"), pickledDict({{pickled("id"), pickled("first2")},
                                                        {pickled("problematic"), pickledTruth(false)}})},
                       {pickled("second2"), pickledDict({{pickled("id"), pickled("second2")},
                                                         {pickled("problematic"), pickledTruth(true)}})}})},
         {pickled("image_labels"),
          pickledDict(
              {{pickled("first1"), pickledDict({{pickled("correct"), pickledList({pickled("beagle")})},
                                                {pickled("unclear"), pickledList({pickled("husky")})}})},
               {pickled("first2"),
                pickledDict({{pickled("correct"), pickledList({pickled("cup"), pickled("mug")})},
                             {pickled("wrong"), pickledList({pickled("n99999999")})}})},
               {pickled("second1"), pickledDict({{pickled("correct"), pickledList({pickled("husky")})}})}})},
         {pickled("split_wnids"),
          pickledDict(
              {{pickledTuple({pickled("object")}),
                pickledList({pickled("car"), pickled("cup"), pickled("mug")})},
               {pickledTuple({pickled("organism"), pickled("dog")}), pickledList({pickled("beagle")})}})},
         {pickled("wnid_map"),
          pickledDict({{pickled("first1"), pickled("beagle")}, {pickled("first2"), pickled("mug")}})}}));
}

struct Published : StudyFixture
{
    Published()
    {
        addTestSet("first", "beagle cup car");
        addTestSet("second", "husky horse");
        std::ofstream(folder() / "human_accuracy.pickle", std::ios::binary) << smallStudy();
    }

    ImportReport import()
    {
        return valueOf(importHumanAccuracy(study(), folder() / "human_accuracy.pickle"));
    }
    /// A file of classifiers alone.
    std::filesystem::path write(const std::string& classifiers)
    {
        const auto file = folder() / "h.pickle";
        std::ofstream(file, std::ios::binary)
            << pickleFile(pickledDict({{pickled("annot_data"), classifiers}}));
        return file;
    }
    /// Why the plan and the import are refused, in the same words; nothing is left of either.
    std::string refusal(const std::filesystem::path& file)
    {
        const auto plan = planImport(study(), {.importer = &humanAccuracyImporter, .sources = {file}});
        const auto imported = importHumanAccuracy(study(), file);
        if (plan || imported || plan.error().kind != ErrorKind::Invalid ||
            plan.error().message != imported.error().message ||
            number("SELECT COUNT(*) FROM labeler") + number("SELECT COUNT(*) FROM model") > 0)
            return "not refused, or not alike";
        return plan.error().message;
    }
    /// "2/3": of the whole test set, nothing where there is no score.
    std::string score(const std::string& name, const std::string& testSet, Metric metric,
                      const std::string& slice = "all")
    {
        ScoreRequest request;
        request.slices = {slice};
        const auto scores = valueOf(scoreStudy(study(), request));
        const auto found = std::ranges::find_if(scores.classifiers,
                                                [&](const auto& one) { return one.classifier.name == name; });
        const Score* score =
            found == scores.classifiers.end() ? nullptr : found->find(testSet, slice, metric);
        return score ? std::to_string(score->accuracy.correct) + '/' + std::to_string(score->accuracy.total)
                     : "";
    }
};

}  // namespace

class ImportHumanAccuracyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void people_areScoredBesideTheModels();
    void whatWasImported_isSaid();
    void times_areWholeDurationsWithDays();
    void unfinishedPerson_scoresAllTheSame();
    void annotationsAndProblems_areTakenOver();
    void classNamedTwice_countsByTheStrongerVerdict();
    void repeatedImport_changesNothing();
    void predictionsThatAreThere_stay();
    void taskOfTheStudy_canBeSatByOthers();
    void fileOfOtherImages_isRefusedAndChangesNothing();
    void timesThatCannotBe_areRefused_data();
    void timesThatCannotBe_areRefused();
    void timesOfTheFirstAndTheLastDay_comeIn();
    void namesThatAreOne_areRefused_data();
    void namesThatAreOne_areRefused();
    void nameWrittenOtherwise_isTheSameAtTheNextImport();
    void namesThatTheStudyCannotHave_areRefused_data();
    void namesThatTheStudyCannotHave_areRefused();
};

void ImportHumanAccuracyTest::people_areScoredBesideTheModels()
{
    Published board;
    board.import();
    QCOMPARE(board.score("human_a", "first", Metric::Top1), std::string("1/2"));
    QCOMPARE(board.score("human_a", "first", Metric::MultiLabel), std::string("2/2"));
    QCOMPARE(board.score("human_a", "second", Metric::Top1), std::string("1/1"));
    QCOMPARE(board.score("net", "first", Metric::MultiLabel), std::string("1/2"));
    QCOMPARE(board.score("net", "second", Metric::MultiLabel), std::string("1/1"));
    QCOMPARE(board.score("human_a", "first", Metric::Top1, "fast"), std::string("1/1"));
    QCOMPARE(board.score("human_a", "first", Metric::Top1, "dogs"), std::string("1/1"));
}

void ImportHumanAccuracyTest::whatWasImported_isSaid()
{
    Published board;
    const ImportReport report = board.import();
    QCOMPARE(report.summary,
             std::string("2 labelers with 4 answers (4 new), 1 model, 3 images with labels, 1 problematic"));
    const auto said = [](const std::vector<std::string>& sentences, const char* words) {
        return std::ranges::any_of(
            sentences, [&](const auto& sentence) { return sentence.find(words) != std::string::npos; });
    };
    QVERIFY(said(report.notes, "1 majority of the file was left out"));
    QVERIFY(said(report.notes, "1 answer is for an image or a class that the study does not have"));
    QVERIFY(said(report.warnings, "1 image has another assigned label"));
    QVERIFY(said(report.warnings, "n99999999"));
    QVERIFY(said(report.warnings,
                 "\"organism, dog\" are 1 and the study's slice dogs has 2, of which 1 are in both"));
    QVERIFY(!said(report.warnings, "\"object\""));
}

void ImportHumanAccuracyTest::times_areWholeDurationsWithDays()
{
    Published board;
    board.import();
    const auto answers = valueOf(exportedAnswers(board.study())).rows;
    QCOMPARE(answers.size(), std::size_t{4});
    // By time: second1, first1, first2.
    constexpr Micros second = std::chrono::seconds(1);
    QCOMPARE(answers[0].image, std::string("second1"));
    QCOMPARE(answers[0].duration, 30 * second);
    QCOMPARE(answers[2].image, std::string("first2"));
    QCOMPARE(answers[2].duration, (86'400 + 10) * second);
    QCOMPARE(answers[2].importedFrom, std::string("human_accuracy.pickle"));
}

void ImportHumanAccuracyTest::unfinishedPerson_scoresAllTheSame()
{
    Published board;
    board.import();
    QCOMPARE(board.score("human_b", "first", Metric::Top1), std::string("0/1"));
    QCOMPARE(board.score("human_b", "second", Metric::Top1), std::string());
}

void ImportHumanAccuracyTest::annotationsAndProblems_areTakenOver()
{
    Published board;
    const auto images = valueOf(ImageRepository(board.study()).images());
    board.annotate(images[0], "car correct");
    board.setProblematic(images[1]);
    board.import();
    QVERIFY(valueOf(AnnotationRepository(board.study()).ofImage(images[0].id)).verdictOn("car") ==
            Verdict::Correct);
    AnnotationSourceRepository sources(board.study());
    const auto source = valueOf(sources.find("human_accuracy"));
    QVERIFY(source.has_value());
    valueOf(sources.use(source->id));
    const auto rulings = valueOf(AnnotationRepository(board.study()).ofImage(images[0].id));
    QCOMPARE(rulings.rulings.size(), std::size_t{2});
    QVERIFY(rulings.verdictOn("husky") == Verdict::Unclear);
    const auto problems = valueOf(AnnotationRepository(board.study()).problems());
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY(problems.contains(images[4].id));
}

void ImportHumanAccuracyTest::classNamedTwice_countsByTheStrongerVerdict()
{
    Published board;
    const std::string labels = pickledDict(
        {{pickled("first1"),
          pickledDict({{pickled("wrong"), pickledList({pickled("beagle"), pickled("husky")})},
                       {pickled("unclear"), pickledList({pickled("husky")})},
                       {pickled("correct"), pickledList({pickled("beagle"), pickled("beagle")})}})}});
    const auto file = board.folder() / "twice.pickle";
    std::ofstream(file, std::ios::binary) << pickleFile(pickledDict({{pickled("image_labels"), labels}}));
    const ImportReport report = valueOf(importHumanAccuracy(board.study(), file));
    QVERIFY(std::ranges::any_of(report.notes, [](const std::string& note) {
        return note.starts_with(
            "1 image has a class twice (1 class both correct and wrong, 1 class both unclear and wrong, "
            "1 class repeated in one list), such as beagle of first1;");
    }));
    const auto rulings = valueOf(
        AnnotationRepository(board.study()).ofImage(valueOf(ImageRepository(board.study()).images())[0].id));
    QVERIFY(rulings.verdictOn("beagle") == Verdict::Correct);
    QVERIFY(rulings.verdictOn("husky") == Verdict::Unclear);
    const std::string text = valueOf(sourceDocument(board.study(), "twice")).text;
    QVERIFY(
        text.find("\"first1\": {\"correct\": [\"beagle\", \"beagle\"], \"wrong\": [\"beagle\", \"husky\"], "
                  "\"unclear\": [\"husky\"]}") != std::string::npos);
}

void ImportHumanAccuracyTest::repeatedImport_changesNothing()
{
    Published board;
    board.import();
    const auto everything = [&] {
        std::vector<std::int64_t> counts;
        for (const char* table :
             {"answer", "session", "task", "task_image", "labeler", "model", "prediction", "annotation"})
            counts.push_back(board.number(std::string("SELECT COUNT(*) FROM ") + table));
        return counts;
    };
    const auto before = everything();
    const ImportReport report = board.import();
    QVERIFY2(report.summary.starts_with("2 labelers with 4 answers (0 new)"), report.summary.c_str());
    QCOMPARE(everything(), before);
}

void ImportHumanAccuracyTest::predictionsThatAreThere_stay()
{
    Published board;
    PredictionRepository repository(board.study());
    const auto testSets = valueOf(ImageRepository(board.study()).testSets());
    const Predictions own{1, {6, 6, 6}};
    const ModelId id = valueOf(repository.modelId("net"));
    valueOf(repository.write(id, testSets[0].id, own, {}));
    const ImportReport report = board.import();
    const auto read = [&](const TestSet& testSet) {
        return valueOf(repository.read(id, testSet.id, {static_cast<std::size_t>(testSet.imageCount), 7}));
    };
    QVERIFY(read(testSets[0]) == own);
    QVERIFY(read(testSets[1]).has_value());
    QVERIFY(std::ranges::count(report.notes,
                               "1 column of predictions was there already and stays as it was") == 1);
}

void ImportHumanAccuracyTest::taskOfTheStudy_canBeSatByOthers()
{
    Published board;
    board.import();
    const auto tasks = valueOf(TaskRepository(board.study()).all());
    QCOMPARE(tasks.size(), std::size_t{1});
    QCOMPARE(tasks[0].imageCount, 3);
    QVERIFY(tasks[0].mode == Mode::Test);
    const Labeler eve = board.addLabeler("Eve");
    auto session = board.begin(tasks[0], eve);
    board.label(session, "cup");
    // An own test is sealed until it is opened.
    QCOMPARE(board.score("Eve", "first", Metric::Top1) + board.score("Eve", "second", Metric::Top1),
             std::string());
}

void ImportHumanAccuracyTest::fileOfOtherImages_isRefusedAndChangesNothing()
{
    StudyFixture empty;
    empty.addTestSet("other", "cup");
    std::ofstream(empty.folder() / "h.pickle", std::ios::binary) << smallStudy();
    VERIFY_FAILS(importHumanAccuracy(empty.study(), empty.folder() / "h.pickle"), ErrorKind::NotFound);
    QCOMPARE(empty.number("SELECT COUNT(*) FROM labeler"), std::int64_t{0});
}

void ImportHumanAccuracyTest::timesThatCannotBe_areRefused_data()
{
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("end");
    QTest::addColumn<std::string>("found");
    const auto row = [](const char* start, const char* end, const char* found) {
        QTest::addRow("%s to %s", start, end) << std::string(start) << std::string(end) << std::string(found);
    };
    row("-1000000000", "2019-11-05 12:00:00", "start_time 1938-04-24T22:13:20.000000Z");
    row("1970-01-01 00:00:00", "1970-01-01 00:00:09", "start_time 1970-01-01T00:00:00.000000Z");
    row("1999-12-31 23:59:59", "2000-01-01 00:00:00", "start_time 1999-12-31T23:59:59.000000Z");
    row("2019-11-05 12:00:00", "2026-01-02 00:00:01", "end_time 2026-01-02T00:00:01.000000Z");
    row("9999-11-05 12:00:00", "9999-11-05 12:00:00", "start_time 9999-11-05T12:00:00.000000Z");
}

void ImportHumanAccuracyTest::timesThatCannotBe_areRefused()
{
    QFETCH(std::string, start);
    QFETCH(std::string, end);
    QFETCH(std::string, found);
    Published board;
    const auto file = board.write(
        pickledDict({{pickled("human_a"),
                      pickledDict({{pickled("first1"), timed("beagle", start.c_str(), end.c_str())}})}}));
    QCOMPARE(board.refusal(file), "h.pickle, annot_data, \"human_a\", \"first1\": found the " + found +
                                      ", expected a time from the year 2000 on that is not still to come");
}

/// By the rule that finds untimely moments in a study.
void ImportHumanAccuracyTest::timesOfTheFirstAndTheLastDay_comeIn()
{
    Published board;
    const auto file = board.write(pickledDict(
        {{pickled("human_a"), pickledDict({{pickled("first1"), timed("beagle", "2000-01-01 00:00:00",
                                                                     "2026-01-02 00:00:00")}})}}));
    VERIFY_OK(importHumanAccuracy(board.study(), file));
    QCOMPARE(valueOf(findUntimelyMoments(board.study(), board.clock.utcNow())).size(), std::size_t{0});
}

void ImportHumanAccuracyTest::namesThatAreOne_areRefused_data()
{
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("second");
    QTest::addColumn<bool>("arePeople");
    const std::string formC = "caf\u00e9";
    const std::string formD = "cafe\u0301";
    QTest::newRow("blank behind, first") << std::string("human_x ") << std::string("human_x") << true;
    QTest::newRow("blank behind, second") << std::string("human_x") << std::string("human_x ") << true;
    QTest::newRow("form D, first") << formD << formC << true;
    QTest::newRow("form D, second") << formC << formD << true;
    QTest::newRow("models") << formC << formD << false;
}

void ImportHumanAccuracyTest::namesThatAreOne_areRefused()
{
    QFETCH(std::string, first);
    QFETCH(std::string, second);
    QFETCH(bool, arePeople);
    Published board;
    const auto answers = [&](const char* wnid) {
        return pickledDict(
            {{pickled("first1"),
              arePeople ? timed(wnid, "2019-11-05 12:00:00", "2019-11-05 12:00:20") : timeless(wnid)}});
    };
    // Text of protocol 0 has what is not of Latin-1 as it is in Python's source.
    const auto named = [](const std::string& name) {
        std::string escaped;
        for (const char32_t character : QString::fromStdString(name).toUcs4())
            escaped += character < 0x80
                           ? std::string(1, static_cast<char>(character))
                           : QString::asprintf("\\u%04x", static_cast<unsigned>(character)).toStdString();
        return pickled(escaped);
    };
    const auto file =
        board.write(pickledDict({{named(first), answers("beagle")}, {named(second), answers("cup")}}));
    QCOMPARE(board.refusal(file),
             "h.pickle, annot_data: found the classifiers \"" + first + "\" and \"" + second +
                 "\", whose names are one in a study, expected each name once; rename one of them");
}

void ImportHumanAccuracyTest::nameWrittenOtherwise_isTheSameAtTheNextImport()
{
    Published board;
    const std::string answers =
        pickledDict({{pickled("first1"), timed("beagle", "2019-11-05 12:00:00", "2019-11-05 12:00:20")}});
    for (const char* name : {" cafe\\u0301 ", "caf\\u00e9"})
        VERIFY_OK(importHumanAccuracy(board.study(), board.write(pickledDict({{pickled(name), answers}}))));
    QCOMPARE(board.number("SELECT COUNT(*) FROM labeler"), std::int64_t{1});
    QCOMPARE(board.number("SELECT COUNT(*) FROM answer"), std::int64_t{1});
}

void ImportHumanAccuracyTest::namesThatTheStudyCannotHave_areRefused_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("found");
    QTest::newRow("none") << std::string() << std::string("nothing");
    QTest::newRow("blanks") << std::string("  ") << std::string("nothing");
    QTest::newRow("line break") << std::string("a\\u000ab") << std::string("a control character");
    QTest::newRow("long") << std::string(4097, 'a') << std::string("a name of more than 4,096 bytes");
}

void ImportHumanAccuracyTest::namesThatTheStudyCannotHave_areRefused()
{
    QFETCH(std::string, name);
    QFETCH(std::string, found);
    Published board;
    const std::string answers =
        pickledDict({{pickled("first1"), timed("beagle", "2019-11-05 12:00:00", "2019-11-05 12:00:20")}});
    const auto file = board.write(pickledDict({{pickled("human_a"), answers}, {pickled(name), answers}}));
    const std::string refusal = board.refusal(file);
    const std::string expected = "h.pickle, annot_data: found " + found +
                                 ", expected the name of a classifier; it is number 2 and called \"";
    QVERIFY2(refusal.starts_with(expected), refusal.c_str());
}

}  // namespace import_human_accuracy_test

VIZSLA_TEST(tst_import_human_accuracy, import_human_accuracy_test::ImportHumanAccuracyTest)
#include "tst_import_human_accuracy.moc"
