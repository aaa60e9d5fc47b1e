// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "core/exports/annotation_csv.h"
#include "core/exports/export_annotations.h"
#include "core/formats/real_json.h"
#include "core/imports/import_annotations.h"
#include "core/imports/import_test_set.h"
#include "core/reports/score_output.h"
#include "core/scoring/scoreboard.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace annotation_sources_test {

namespace {

// The order of sevenClasses().
enum : ClassIndex { tigerShark, beagle, husky, horse, car, cup, mug };

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string imageName(std::size_t number)
{
    return realImageName(number - 1);
}

/// Three images of ImageNet's names, a beagle, a cup and a husky, of which a model takes the cup for a mug.
struct Sources : StudyFixture
{
    Sources()
    {
        write("set.csv", "image,wnid\n" + imageName(1) + ",beagle\n" + imageName(2) + ",cup\n" +
                             imageName(3) + ",husky\n");
        valueOf(importTestSet(study(), "imagenet", folder() / "set.csv"));
        images = valueOf(ImageRepository(study()).images());
        PredictionRepository models(study());
        valueOf(
            models.write(valueOf(models.modelId("m")), images[0].testSetId, {1, {beagle, mug, husky}}, {}));
    }

    fs::path write(const std::string& name, const std::string& text) const
    {
        std::ofstream(folder() / name, std::ios::binary) << text;
        return folder() / name;
    }
    Result<ImportReport> tryImport(const std::string& file, const std::string& text,
                                   const AnnotationTarget& into = {})
    {
        const fs::path path = write(file, text);
        const auto format = valueOf(annotationFormatOf(path));
        return importAnnotations(study(), path, format, {}, into);
    }
    ImportReport import(const std::string& file, const std::string& text, const AnnotationTarget& into = {})
    {
        return valueOf(tryImport(file, text, into));
    }
    void importBoth()
    {
        import("marked.json", R"({"initial_annots":{")" + imageName(1) + R"(":{"correct":["beagle"]},")" +
                                  imageName(2) + R"(":{"correct":["cup","mug"]}},"problematic_images":{")" +
                                  imageName(1) + R"(":""}})");
        import("real.json", "[[1],[5],[2]]");
    }

    AnnotationSourceRepository sources() { return AnnotationSourceRepository(study()); }
    void use(const std::string& name)
    {
        const auto source = valueOf(sources().named(name));
        valueOf(sources().use(source ? std::optional(source->id) : std::nullopt));
    }
    std::string inUse()
    {
        const auto source = valueOf(sources().inUse());
        return source ? source->name : "none";
    }
    /// "1/2, top-1 1/2"
    std::string score(const std::string& annotation = {})
    {
        ScoreRequest request;
        request.slices = {"all"};
        request.annotation = annotation;
        const auto scores = valueOf(scoreStudy(study(), request));
        const auto figure = [&](Metric metric) {
            const Accuracy& accuracy = scores.classifiers.at(0).find("imagenet", "all", metric)->accuracy;
            return std::to_string(accuracy.correct) + '/' + std::to_string(accuracy.total);
        };
        return figure(Metric::MultiLabel) + ", top-1 " + figure(Metric::Top1);
    }
    /// "beagle correct, husky wrong"
    std::string rulings(std::size_t image)
    {
        std::string text;
        for (const auto& [wnid, verdict] :
             valueOf(AnnotationRepository(study()).ofImage(images.at(image).id)).rulings)
            text.append(text.empty() ? "" : ", ").append(wnid).append(" ").append(verdictWord(verdict));
        return text;
    }
    std::string exported(const std::string& name) { return valueOf(sourceDocument(study(), name)).text; }
    void settle(std::size_t image, const std::string& wnid, Verdict verdict)
    {
        std::erase_if(settled.verdicts, [&](const SettledVerdict& one) {
            return one.imageId == images.at(image).id && one.wnid == wnid;
        });
        settled.verdicts.push_back({images.at(image).id, wnid, verdict});
        valueOf(ReviewRepository(study()).settleAll(settled));
    }

    std::vector<Image> images;
    Settlement settled;
};

bool hasNote(const ImportReport& report, const std::string& words)
{
    return std::ranges::any_of(
        report.notes, [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

class AnnotationSourcesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classNamedTwice_countsByTheStrongerVerdict_data();
    void classNamedTwice_countsByTheStrongerVerdict();
    void hundredsOfClassesNamedTwice_areCountedByKind();
    void repeatedClassOfReal_isOneLabel();
    void twoAnnotations_doNotMix();
    void laterImport_leavesTheAnnotationInUse();
    void chosenAnnotation_isThatOfEveryReader();
    void rulings_standAboveWhicheverIsInUse();
    void namedAnnotation_isScoredWithoutChangingAByte();
    void noAnnotation_leavesNothingOut();
    void unknownAnnotation_isAnErrorThatNamesTheOthers();
    void names_areOneWhateverTheirCase();
    void wrongNames_areRefused_data();
    void wrongNames_areRefused();
    void otherFileOfOneName_isRefusedAndChangesNothing();
    void replacedAnnotation_isTheOtherFileAlone();
    void fileThatIsThereAlready_changesNothingAndSaysSo();
    void fileThatIsThereAlready_reachesNewImages();
    void laterTestSet_isAnnotatedByTheKeptFile();
    void annotationOfSeveralFiles_isExportedTogetherAndItIsSaid();
    void imageInTwoSpellings_countsByTheLikelier();
    void imageInTwoSpellingsAlike_isRefused();
    void imageOfTwoTestSets_isOneInAnyForm();
    void whatCountsForNothing_isSaid();
    void listOfAnotherLength_isWarnedOf();
    void byteOrderMark_isPassedOver();
    void images_areCountedAlikeEverywhere();
    void imagesWithLabelsAndWithout_addUp();
    void source_isExportedAsItCame_whateverIsRuled();
    void rulingInAnExport_changesItsPlaceAlone();
    void rulingOnClassNamedTwice_isExportedOnce();
    void realWithARuling_keepsItsOtherEntries();
    void annotationOfAnotherForm_isConverted();
    void sourceAsCsv_isWithoutRulings();
    void choiceOfAnotherWindow_neverMixesTruths();
    void tableAndJson_sayWhichAnnotation();
};

void AnnotationSourcesTest::classNamedTwice_countsByTheStrongerVerdict_data()
{
    QTest::addColumn<QByteArray>("lists");
    QTest::addColumn<QByteArray>("rulings");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, const char* lists, const char* rulings, const char* words) {
        QTest::newRow(name) << QByteArray(lists) << QByteArray(rulings) << QByteArray(words);
    };
    row("correct and wrong", R"({"wrong": ["beagle"],  "correct": ["beagle"]})", "beagle correct",
        "1 class both correct and wrong");
    row("correct and unclear", R"({"correct": ["beagle"], "unclear": ["beagle", "husky"]})",
        "beagle correct, husky unclear", "1 class both correct and unclear");
    row("unclear and wrong", R"({"unclear": ["beagle"], "wrong": ["husky", "beagle"]})",
        "husky wrong, beagle unclear", "1 class both unclear and wrong");
    row("all three", R"({"wrong": ["beagle"], "unclear": ["beagle"], "correct": ["beagle"]})",
        "beagle correct", "1 class correct, unclear and wrong");
    row("twice correct", R"({"correct": ["beagle", "husky", "beagle"]})", "beagle correct, husky correct",
        "1 class repeated in one list");
    row("twice wrong", R"({"correct": ["husky"], "wrong": ["beagle","beagle"]})",
        "husky correct, beagle wrong", "1 class repeated in one list");
}

void AnnotationSourcesTest::classNamedTwice_countsByTheStrongerVerdict()
{
    QFETCH(QByteArray, lists);
    QFETCH(QByteArray, rulings);
    QFETCH(QByteArray, words);
    Sources study;
    // Not as this program would write it.
    const std::string text =
        R"({ "problematic_images":{}, "initial_annots": {"elsewhere.png": {"correct": ["x","x"]}, ")" +
        imageName(1) + "\":" + lists.toStdString() + "} }\r\n";
    const ImportReport report = study.import("published.json", text);
    QVERIFY(hasNote(report, "1 image has a class twice (" + words.toStdString() + "), such as beagle of " +
                                imageName(1)));
    QCOMPARE(study.rulings(0), rulings.toStdString());
    QVERIFY(study.exported("published") == text);
    QVERIFY(valueOf(annotationDocument(study.study(), AnnotationFormat::MultiLabel)).text == text);
}

void AnnotationSourcesTest::hundredsOfClassesNamedTwice_areCountedByKind()
{
    StudyFixture study;
    std::string set = "image,wnid\n";
    std::string annotations;
    const char* kinds[] = {R"({"correct": ["beagle"], "wrong": ["beagle"]})",
                           R"({"correct": ["beagle"], "unclear": ["beagle"]})",
                           R"({"unclear": ["beagle"], "wrong": ["beagle"]})",
                           R"({"correct": ["beagle", "beagle"]})",
                           R"({"correct": ["beagle"], "wrong": ["husky"]})"};
    for (std::size_t number = 1; number <= 1000; ++number) {
        set += imageName(number) + ",beagle\n";
        annotations += (number == 1 ? "\"" : ", \"") + imageName(number) + "\": " + kinds[number % 5];
    }
    std::ofstream(study.folder() / "set.csv") << set;
    const std::string text = "{\"initial_annots\": {" + annotations + "}, \"problematic_images\": {}}";
    std::ofstream(study.folder() / "many.json") << text;
    valueOf(importTestSet(study.study(), "imagenet", study.folder() / "set.csv"));
    const auto report =
        valueOf(importAnnotations(study.study(), study.folder() / "many.json", AnnotationFormat::MultiLabel));
    QVERIFY(
        hasNote(report,
                "800 images have a class twice (200 classes both correct and wrong, 200 classes both correct "
                "and unclear, 200 classes both unclear and wrong, 200 classes repeated in one list)"));
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation WHERE verdict = 'correct'"), std::int64_t{800});
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation WHERE verdict = 'unclear'"), std::int64_t{200});
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation WHERE verdict = 'wrong'"), std::int64_t{200});
    QVERIFY(valueOf(sourceDocument(study.study(), "many")).text == text);
}

void AnnotationSourcesTest::repeatedClassOfReal_isOneLabel()
{
    Sources study;
    const std::string text = "[[1, 1],[5],\n[2]]";
    const ImportReport report = study.import("real.json", text);
    QVERIFY(hasNote(report, "1 image has a class twice (1 class repeated in one list), such as beagle"));
    QVERIFY(report.summary.starts_with("3 images with labels, 0 with several correct ones"));
    QCOMPARE(study.rulings(0), std::string("beagle correct"));
    QVERIFY(study.exported("ReaL") == text);
}

void AnnotationSourcesTest::twoAnnotations_doNotMix()
{
    Sources study;
    study.importBoth();
    // The cup may be a mug, and the first image is problematic.
    QCOMPARE(study.score(), std::string("1/1, top-1 1/2"));
    study.use("ReaL");
    QCOMPARE(study.score(), std::string("2/3, top-1 2/3"));
    Sources other;
    other.import("real.json", "[[1],[5],[2]]");
    QCOMPARE(other.score(), study.score());
}

void AnnotationSourcesTest::laterImport_leavesTheAnnotationInUse()
{
    Sources study;
    const ImportReport first = study.import("first.json", "[[1],[5],[2]]");
    QVERIFY(hasNote(first, "Scores use the annotation \"first\""));
    const ImportReport second = study.import("second.json", "[[2],[2],[2]]");
    QVERIFY(hasNote(second, "Scores go on using the annotation \"first\"; to use \"second\""));
    QVERIFY(hasNote(second, "vizsla annotations STUDY --use \"second\""));
    QCOMPARE(study.inUse(), std::string("first"));
    QCOMPARE(study.score(), std::string("2/3, top-1 2/3"));
    study.use("none");
    study.import("third.json", "[[3],[3],[3]]");
    QCOMPARE(study.inUse(), std::string("none"));
}

void AnnotationSourcesTest::chosenAnnotation_isThatOfEveryReader()
{
    Sources study;
    study.importBoth();
    const AnnotationRepository annotations(study.study());
    QCOMPARE(study.rulings(1), std::string("cup correct, mug correct"));
    QCOMPARE(valueOf(annotations.problems()).size(), std::size_t{1});
    QVERIFY(valueOf(ImageRepository(study.study()).images())[0].problematic);
    study.use("ReaL");
    QCOMPARE(study.rulings(1), std::string("cup correct"));
    QCOMPARE(valueOf(annotations.all()).size(), std::size_t{3});
    QVERIFY(valueOf(annotations.problems()).empty());
    QVERIFY(!valueOf(ImageRepository(study.study()).images())[0].problematic);
    QVERIFY(!valueOf(TruthRepository(study.study()).truth(study.images[0].testSetId)).isProblematic(0));
    study.reopen();
    QCOMPARE(study.inUse(), std::string("ReaL"));
    QCOMPARE(study.rulings(1), std::string("cup correct"));
}

void AnnotationSourcesTest::rulings_standAboveWhicheverIsInUse()
{
    Sources study;
    study.importBoth();
    study.use("ReaL");
    study.settle(1, "mug", Verdict::Correct);
    QCOMPARE(study.score(), std::string("3/3, top-1 2/3"));
    study.use("marked");
    study.settle(1, "cup", Verdict::Wrong);
    QCOMPARE(study.rulings(1), std::string("cup wrong, mug correct"));
    study.use("none");
    QCOMPARE(study.rulings(1), std::string("cup wrong, mug correct"));
    QCOMPARE(study.score(), std::string("1/1, top-1 2/3"));
}

void AnnotationSourcesTest::namedAnnotation_isScoredWithoutChangingAByte()
{
    Sources study;
    study.importBoth();
    study.close();
    const std::string before = bytesOf(study.file());
    {
        const auto file = valueOf(StudyFile::openToRead(study.file(), study.clock));
        for (const char* name : {"ReaL", "marked", "none", ""}) {
            const auto scored =
                valueOf(ScoredStudy::read(*file, UnclearCounts::Wrong, AnswerVersion::First, name));
            QCOMPARE(scored.annotation(), std::string(name == std::string("none") ? ""
                                                      : *name == 0                ? "marked"
                                                                                  : name));
            QCOMPARE(scored.truth(0).isProblematic(0), scored.annotation() == "marked");
            QCOMPARE(scored.truth(0).hasCorrect(2), scored.annotation() == "ReaL");
        }
    }
    QVERIFY(bytesOf(study.file()) == before);
    study.reopen();
    QCOMPARE(study.score("ReaL"), std::string("2/3, top-1 2/3"));
    QCOMPARE(study.score(), std::string("1/1, top-1 1/2"));
}

void AnnotationSourcesTest::noAnnotation_leavesNothingOut()
{
    Sources study;
    study.importBoth();
    QCOMPARE(study.score("none"), std::string("0/0, top-1 2/3"));
    ScoreRequest request;
    request.annotation = "none";
    const auto scores = valueOf(scoreStudy(study.study(), request));
    std::ostringstream table;
    writeScoresTable(table, scores, 0.95);
    QVERIFY2(table.str().ends_with("\nIntervals: 95 % (Clopper-Pearson).\nAnnotation: none.\n"),
             table.str().c_str());
    std::ostringstream csv;
    writeScoresCsv(csv, scores, 0.95);
    QVERIFY2(csv.str().find(
                 ",multilabel,0,0,3,,,,0,0,false,0,none,0,wrong,first,0.95,clopper-pearson,,,,3,0,,,,\n") !=
                 std::string::npos,
             csv.str().c_str());
    std::ostringstream json;
    writeScoresJson(json, scores, 0.95);
    QVERIFY(json.str().find("\"annotation\": null,") != std::string::npos);
    QVERIFY2(json.str().find("\"accuracy\": null, \"low\": null, \"high\": null") != std::string::npos,
             json.str().c_str());
}

void AnnotationSourcesTest::unknownAnnotation_isAnErrorThatNamesTheOthers()
{
    Sources study;
    study.importBoth();
    const auto scored = ScoredStudy::read(study.study(), UnclearCounts::Wrong, AnswerVersion::First, "rael");
    VERIFY_FAILS(scored, ErrorKind::NotFound);
    QCOMPARE(scored.error().message,
             std::string("The study has no annotation called rael; it has marked, ReaL."));
    VERIFY_FAILS(sourceDocument(study.study(), "x"), ErrorKind::NotFound);
    Sources empty;
    const auto none = ScoredStudy::read(empty.study(), UnclearCounts::Wrong, AnswerVersion::First, "x");
    QCOMPARE(none.error().message, std::string("The study has no annotation called x; it has none."));
}

void AnnotationSourcesTest::names_areOneWhateverTheirCase()
{
    Sources study;
    study.importBoth();
    QCOMPARE(study.score("real"), study.score("ReaL"));
    VERIFY_FAILS(study.tryImport("again.json", "[[1],[6],[2]]", {"REAL", false}), ErrorKind::Invalid);
    study.import("again.json", "[[1],[6],[2]]", {"REAL", true});
    QCOMPARE(valueOf(study.sources().all()).size(), std::size_t{2});
    QCOMPARE(study.score("ReaL"), std::string("3/3, top-1 2/3"));
    study.import("accent.json", "[[1]]", {"Ren\u00e9", false});
    QCOMPARE(study.score("Rene\u0301"), std::string("1/1, top-1 2/3"));
    VERIFY_FAILS(study.tryImport("accent.json", "[[2]]", {"Rene\u0301", false}), ErrorKind::Invalid);
}

void AnnotationSourcesTest::wrongNames_areRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("none") << QByteArray("None");
    QTest::newRow("blank") << QByteArray(" ");
    QTest::newRow("spaces around") << QByteArray("a ");
    QTest::newRow("two lines") << QByteArray("a\nb");
    QTest::newRow("no UTF-8") << QByteArray("a\xFF");
    QTest::newRow("long") << QByteArray(300, 'a');
}

void AnnotationSourcesTest::wrongNames_areRefused()
{
    QFETCH(QByteArray, name);
    Sources study;
    VERIFY_FAILS(study.tryImport("real.json", "[[1]]", {name.toStdString(), false}), ErrorKind::Invalid);
    QVERIFY(valueOf(study.sources().all()).empty());
    QCOMPARE(study.inUse(), std::string("none"));
}

void AnnotationSourcesTest::otherFileOfOneName_isRefusedAndChangesNothing()
{
    Sources study;
    const std::string first = "[[1],[5],[2]]";
    study.import("real.json", first);
    for (const char* other : {"[[2],[5],[2]]", R"({"initial_annots": {}, "problematic_images": {}})"}) {
        const auto refused = study.tryImport("real.json", other);
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QStringLiteral(
                                   "The study has an annotation called \"ReaL\" already, from another file"));
    }
    QVERIFY(study.exported("ReaL") == first);
    QCOMPARE(study.score(), std::string("2/3, top-1 2/3"));
    study.import("real.json", "[[2],[5],[2]]", {"mended", false});
    QCOMPARE(study.score(), std::string("2/3, top-1 2/3"));
    QCOMPARE(study.score("mended"), std::string("1/3, top-1 2/3"));
}

void AnnotationSourcesTest::replacedAnnotation_isTheOtherFileAlone()
{
    Sources study;
    const std::string whole = R"({"initial_annots": {")" + imageName(1) + R"(": {"correct": ["beagle"]}, ")" +
                              imageName(2) +
                              R"(": {"correct": ["cup"], "wrong": ["cup"]}}, "problematic_images": {")" +
                              imageName(1) + R"(": "drawing"}})";
    study.import("a.json", whole);
    const std::string other = R"({"initial_annots": {")" + imageName(1) + R"(": {"correct": ["husky"]}, ")" +
                              imageName(3) + R"(": {"correct": ["husky"]}}})";
    const ImportReport report = study.import("b.json", other, {"a", true});
    QVERIFY2(hasNote(report,
                     "The annotation \"a\" was replaced as a whole: 1 image has other labels than before, 1 "
                     "image changed whether or why it is problematic, 1 image is new in it, 1 image is no "
                     "longer in it"),
             report.notes.front().c_str());
    QCOMPARE(study.rulings(0), std::string("husky correct"));
    QCOMPARE(study.rulings(1), std::string());
    QVERIFY(valueOf(AnnotationRepository(study.study()).problems()).empty());
    QVERIFY(study.exported("a") == other);
    QVERIFY(valueOf(annotationDocument(study.study(), AnnotationFormat::MultiLabel)).text == other);
    // As in a study that never had another.
    Sources fresh;
    fresh.import("b.json", other);
    QCOMPARE(study.score(), fresh.score());
    // A file of the other form as well.
    const std::string real = "[[1],[5],[2]]";
    study.import("real.json", real, {"a", true});
    QVERIFY(study.exported("a") == real);
}

void AnnotationSourcesTest::fileThatIsThereAlready_changesNothingAndSaysSo()
{
    Sources study;
    const std::string text = "[[1],[5],[2]]";
    study.import("real.json", text);
    const std::int64_t imported = study.number("SELECT imported_at FROM annotation_source");
    study.clock.advance(std::chrono::hours(1));
    for (const bool replaces : {false, true}) {
        const ImportReport report = study.import("real.json", text, {"", replaces});
        QVERIFY(hasNote(report,
                        "The study has the annotation \"ReaL\" from this very file already; nothing was "
                        "changed"));
        QVERIFY(!hasNote(report, "replaced"));
    }
    QCOMPARE(study.number("SELECT imported_at FROM annotation_source"), imported);
}

/// Of a test set that came after the annotation in an earlier version.
void AnnotationSourcesTest::fileThatIsThereAlready_reachesNewImages()
{
    Sources study;
    const std::string text = "[[1],[5],[2],[1]]";
    study.import("real.json", text);
    TestSet more{{}, "more", "", "more"};
    std::vector<Image> added{{{}, {}, imageName(4), imageName(4), imageName(4), "beagle"}};
    valueOf(ImageRepository(study.study()).addTestSet(more, added));
    const ImportReport report = study.import("real.json", text);
    QVERIFY(hasNote(report, "The annotation \"ReaL\" was brought up to date: 1 image is new in it"));
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation"), std::int64_t{4});
    QVERIFY(study.exported("ReaL") == text);
}

void AnnotationSourcesTest::laterTestSet_isAnnotatedByTheKeptFile()
{
    Sources study;
    study.import("real.json", "[[1],[5],[2],[1]]");
    study.run("UPDATE annotation SET verdict = 'wrong' WHERE wnid = 'cup'");
    study.write("more.csv", "image,wnid\n" + imageName(4) + ",beagle\n" + imageName(5) + ",cup\n" +
                                imageName(6) + ",cup\n");
    const ImportReport report = valueOf(importTestSet(study.study(), "more", study.folder() / "more.csv"));
    QVERIFY(hasNote(report, "The annotation \"ReaL\" tells of 1 of them, by the file that it came from"));
    QVERIFY(hasNote(report,
                    "2 of its 3 images have no label in \"ReaL\", the annotation that scores use: "
                    "multi-label leaves them out"));
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation"), std::int64_t{4});
    // What is there already stays as it is.
    QCOMPARE(study.rulings(1), std::string("cup wrong"));
    const auto scores = valueOf(scoreStudy(study.study()));
    std::ostringstream table;
    writeScoresTable(table, scores, 0.95);
    QVERIFY2(table.str().find(
                 "more: 2 images of 3 have no class ruled correct and are left out of multi-label.\n") !=
                 std::string::npos,
             table.str().c_str());
    std::ostringstream json;
    writeScoresJson(json, scores, 0.95);
    QVERIFY2(json.str().find(R"({"test_set":"more","images":2,"of":3}])") != std::string::npos,
             json.str().c_str());
}

/// As studies of earlier versions have it.
void AnnotationSourcesTest::annotationOfSeveralFiles_isExportedTogetherAndItIsSaid()
{
    Sources study;
    study.import("real.json", "[[1],[5]]", {"both", false});
    const auto source = valueOf(study.sources().named("both"));
    auto files = valueOf(study.sources().files(source->id));
    files.push_back(
        {AnnotationFormat::MultiLabel, true,
         R"({"initial_annots": {")" + imageName(3) + R"(": {"correct": ["husky"], "wrong": ["mug"]}}})"});
    valueOf(study.sources().setFiles(source->id, files));
    valueOf(
        AnnotationRepository(study.study())
            .set(source->id, study.images[2].id, {{{"husky", Verdict::Correct}, {"mug", Verdict::Wrong}}}));
    const AnnotationDocument document = valueOf(sourceDocument(study.study(), "both"));
    QVERIFY(document.text.find(imageName(1) + "\": {\"correct\": [\"beagle\"]}") != std::string::npos);
    QVERIFY(document.text.find(imageName(3) + "\": {\"correct\": [\"husky\"], \"wrong\": [\"mug\"]}") !=
            std::string::npos);
    QCOMPARE(document.notes, std::vector<std::string>{"The annotation came in 2 files: this is what they say "
                                                      "together, the later before the earlier"});
}

/// One image in two spellings: the likelier counts, whichever stands first.
void AnnotationSourcesTest::imageInTwoSpellings_countsByTheLikelier()
{
    Sources study;
    const std::string bare = imageName(1).substr(0, imageName(1).size() - 5);
    const std::string text = R"({"initial_annots": {")" + bare + R"(": {"correct": ["husky"]}, ")" +
                             imageName(1) + R"(": {"correct": ["beagle"]}, ")" + imageName(2) +
                             R"(": {"correct": ["cup"]}}, "problematic_images": {"val/)" + imageName(2) +
                             R"(": "drawing"}})";
    const ImportReport report = study.import("a.json", text);
    QCOMPARE(study.rulings(0), std::string("beagle correct"));
    QVERIFY(
        hasNote(report,
                "1 name was passed over, whose image another name of the file tells more exactly, such as "
                "\"" +
                    bare + '"'));
    // Its labels stay beside what another spelling calls problematic.
    QCOMPARE(study.rulings(1), std::string("cup correct"));
    QCOMPARE(valueOf(AnnotationRepository(study.study()).problems()).at(study.images[1].id),
             std::string("\"drawing\""));
    QVERIFY(valueOf(annotationDocument(study.study(), AnnotationFormat::MultiLabel)).text == text);
    study.settle(0, "husky", Verdict::Wrong);
    const std::string ruled = valueOf(annotationDocument(study.study(), AnnotationFormat::MultiLabel)).text;
    QVERIFY(ruled.find(bare + R"(": {"correct": ["husky"]})") != std::string::npos);
    QVERIFY(ruled.find(imageName(1) + R"(": {"correct": ["beagle"], "wrong": ["husky"]})") !=
            std::string::npos);
}

void AnnotationSourcesTest::imageInTwoSpellingsAlike_isRefused()
{
    Sources study;
    const auto named = [](const std::string& first, const std::string& second) {
        return "{\"initial_annots\": {\"" + first + "\": {\"correct\": [\"cup\"]}, \"" + second +
               "\": {\"correct\": [\"mug\"]}}}";
    };
    const auto refused = study.tryImport("a.json", named("a/" + imageName(1), "b/" + imageName(1)));
    VERIFY_FAILS(refused, ErrorKind::Invalid);
    verifyMessage(refused, QStringLiteral("which both are the image"));
    QVERIFY(valueOf(study.sources().all()).empty());
    // An accent in one sign and in two.
    study.write("accents.csv", "image,wnid\nr\u00e9.x,cup\n");
    valueOf(importTestSet(study.study(), "accents", study.folder() / "accents.csv"));
    const ImportReport report = study.import("b.json", named("re\u0301.x", "r\u00e9.x"));
    QVERIFY(hasNote(report, "1 name was passed over"));
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation WHERE wnid = 'mug'"), std::int64_t{1});
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation"), std::int64_t{1});
}

void AnnotationSourcesTest::imageOfTwoTestSets_isOneInAnyForm()
{
    Sources study;
    study.write("first.csv", "image,wnid\nr\u00e9.x,cup\n");
    study.write("second.csv", "image,wnid\nre\u0301.x,cup\n");
    valueOf(importTestSet(study.study(), "first", study.folder() / "first.csv"));
    valueOf(importTestSet(study.study(), "second", study.folder() / "second.csv"));
    study.import("a.json", "{\"initial_annots\": {\"r\u00e9.x\": {\"correct\": [\"cup\"]}}}");
    QCOMPARE(study.number("SELECT COUNT(*) FROM annotation WHERE wnid = 'cup'"), std::int64_t{2});
}

void AnnotationSourcesTest::whatCountsForNothing_isSaid()
{
    Sources study;
    const std::string text = R"({"initial_annots": {")" + imageName(1) +
                             R"(": {"correct": ["beagle"], "unsure": ["cup"]}, ")" + imageName(2) +
                             R"(": {"unsure": ["cup"]}}, "version": "3"})";
    const ImportReport report = study.import("a.json", text);
    QVERIFY(hasNote(report, "\"unsure\" of 2 images is not a list of the format and counts for nothing"));
    QVERIFY(hasNote(report, "\"version\" is not part of the format and counts for nothing"));
    QVERIFY(study.exported("a") == text);
}

void AnnotationSourcesTest::listOfAnotherLength_isWarnedOf()
{
    Sources study;
    const ImportReport report = study.import("real.json", "[[1],[5],[2]]");
    QCOMPARE(report.warnings.size(), std::size_t{1});
    QVERIFY2(
        report.warnings[0].starts_with("the list has 3 entries and ReaL 50,000 entries: entry 1 is taken for "
                                       "ILSVRC2012_val_00000001.JPEG"),
        report.warnings[0].c_str());
    std::string whole = "[[1]";
    for (std::size_t entry = 1; entry < realImageCount; ++entry)
        whole += ",[]";
    QVERIFY(study.import("whole.json", whole + "]").warnings.empty());
}

void AnnotationSourcesTest::byteOrderMark_isPassedOver()
{
    Sources study;
    const std::string mark = "\xEF\xBB\xBF";
    study.import("real.json", mark + "[[1],[5],[2]]");
    QCOMPARE(study.score(), std::string("2/3, top-1 2/3"));
    QVERIFY(study.exported("ReaL") == mark + "[[1],[5],[2]]");
    const std::string object =
        mark + R"({"initial_annots": {")" + imageName(1) + R"(": {"correct": ["beagle"]}}})";
    study.import("marked.json", object);
    QVERIFY(study.exported("marked") == object);
}

/// An import and the list of annotations count alike.
void AnnotationSourcesTest::images_areCountedAlikeEverywhere()
{
    Sources study;
    const ImportReport report = study.import(
        "a.json", R"({"initial_annots": {")" + imageName(1) + R"(": {"correct": ["beagle"]}, ")" +
                      imageName(2) + R"(": {"wrong": ["cup"]}, ")" + imageName(3) + R"(": {}}})");
    QCOMPARE(report.summary, std::string("2 images with labels, 0 with several correct ones, 1 without a "
                                         "correct one; 1 image without a label"));
    const auto counts = valueOf(study.sources().counts()).begin()->second;
    QCOMPARE(counts.images, std::size_t{2});
    QCOMPARE(counts.imagesWithCorrect, std::size_t{1});
    QCOMPARE(counts.correctLabels, std::size_t{1});
}

/// Those that are only problematic too.
void AnnotationSourcesTest::imagesWithLabelsAndWithout_addUp()
{
    Sources study;
    const ImportReport report = study.import("a.json", R"({"initial_annots": {")" + imageName(1) +
                                                           R"(": {"correct": ["beagle"]}, ")" + imageName(2) +
                                                           R"(": {}}, "problematic_images": {")" +
                                                           imageName(3) + R"(": "drawing"}})");
    QCOMPARE(report.summary,
             std::string("1 image with labels, 0 with several correct ones, 0 without a correct one; "
                         "2 images without a label; 1 problematic image"));
    QCOMPARE(valueOf(study.sources().counts()).begin()->second.images, std::size_t{1});
    const AnnotationCoverage coverage = valueOf(study.sources().coverage()).begin()->second.front();
    QCOMPARE(coverage.images, std::size_t{3});
    QCOMPARE(coverage.without, std::size_t{2});
    QCOMPARE(coverage.withoutProblematic, std::size_t{1});
}

void AnnotationSourcesTest::source_isExportedAsItCame_whateverIsRuled()
{
    Sources study;
    study.importBoth();
    const std::string real = bytesOf(study.folder() / "real.json");
    const std::string marked = bytesOf(study.folder() / "marked.json");
    for (const char* inUse : {"ReaL", "marked", "none"}) {
        study.use(inUse);
        study.settle(0, "beagle", Verdict::Wrong);
        QVERIFY(study.exported("ReaL") == real);
        QVERIFY(study.exported("marked") == marked);
    }
}

void AnnotationSourcesTest::rulingInAnExport_changesItsPlaceAlone()
{
    Sources study;
    const std::string text =
        "{\n  \"initial_annots\": {\n    \"" + imageName(1) +
        "\": {\"correct\": [\"beagle\", \"beagle\"], \"wrong\": [\"cup\"]},\n    \"" + imageName(2) +
        "\": {\"correct\": [\"cup\"], \"wrong\": [\"cup\", \"horse\"], \"by\": [1.50]},\n    \"x.png\": "
        "{\"correct\": [\"n1\"], \"wrong\": [\"n1\"]}\n  },\n  \"problematic_images\": {\n    \"x.png\": "
        "\"drawing\"\n  }\n}\n";
    study.import("published.json", text);
    const auto combined = [&] {
        return valueOf(annotationDocument(study.study(), AnnotationFormat::MultiLabel)).text;
    };
    QVERIFY(combined() == text);
    study.settle(1, "horse", Verdict::Unclear);
    std::string expected = text;
    const std::string before = R"("wrong": ["cup", "horse"], "by")";
    expected.replace(expected.find(before), before.size(), R"("wrong": ["cup"], "unclear": ["horse"], "by")");
    QCOMPARE(combined(), expected);
    // What is ruled as the file has it changes nothing.
    study.settle(0, "beagle", Verdict::Correct);
    QCOMPARE(combined(), expected);
}

void AnnotationSourcesTest::rulingOnClassNamedTwice_isExportedOnce()
{
    Sources study;
    study.import("published.json", R"({"initial_annots": {")" + imageName(1) +
                                       R"(": {"correct": ["beagle"], "wrong": ["mug", "beagle"]}}})");
    study.settle(0, "beagle", Verdict::Wrong);
    const std::string text = valueOf(annotationDocument(study.study(), AnnotationFormat::MultiLabel)).text;
    QVERIFY(text.find(imageName(1) + "\": {\"wrong\": [\"mug\", \"beagle\"]}") != std::string::npos);
}

void AnnotationSourcesTest::realWithARuling_keepsItsOtherEntries()
{
    Sources study;
    study.import("real.json", "[[1, 1], [5], [2], [0]]");
    study.settle(1, "mug", Verdict::Correct);
    QCOMPARE(valueOf(annotationDocument(study.study(), AnnotationFormat::Real)).text,
             std::string("[[1, 1], [5, 6], [2], [0]]"));
    study.settle(1, "cup", Verdict::Wrong);
    QCOMPARE(valueOf(annotationDocument(study.study(), AnnotationFormat::Real)).text,
             std::string("[[1, 1], [6], [2], [0]]"));
}

void AnnotationSourcesTest::annotationOfAnotherForm_isConverted()
{
    Sources study;
    study.importBoth();
    const auto multiLabel = valueOf(sourceDocument(study.study(), "ReaL", AnnotationFormat::MultiLabel));
    QVERIFY(multiLabel.text.find(imageName(2) + "\": {\"correct\": [\"cup\"]}") != std::string::npos);
    const auto labels = valueOf(readRealJson(
        valueOf(sourceDocument(study.study(), "marked", AnnotationFormat::Real)).text, "text", 7));
    QVERIFY(labels[0].empty());
    QCOMPARE(labels[1], (std::vector<ClassIndex>{cup, mug}));
}

void AnnotationSourcesTest::sourceAsCsv_isWithoutRulings()
{
    Sources study;
    study.importBoth();
    study.settle(1, "mug", Verdict::Wrong);
    const std::string line = imageName(2) + ",imagenet,mug,";
    QVERIFY(valueOf(sourceCsv(study.study(), "marked")).find(line + "correct") != std::string::npos);
    QVERIFY(valueOf(annotationCsv(study.study())).find(line + "wrong") != std::string::npos);
}

/// One thread chooses by turns and packs, others score meanwhile: each truth is whole, of the one or the
/// other.
void AnnotationSourcesTest::choiceOfAnotherWindow_neverMixesTruths()
{
    Sources study;
    study.importBoth();
    std::atomic<bool> isDone = false;
    std::atomic<int> mixed = 0;
    std::atomic<int> read = 0;
    const auto look = [&](StudyFile& file) {
        const auto scored = ScoredStudy::read(file);
        const bool isMarked = scored && scored->annotation() == "marked";
        const bool isWhole = scored && scored->truth(0).isProblematic(0) == isMarked &&
                             scored->truth(0).hasCorrect(2) == !isMarked;
        mixed += isWhole ? 0 : 1;
        ++read;
    };
    std::vector<std::thread> readers;
    readers.emplace_back([&] {
        const auto again = study.study().openAgain(9);
        while (!isDone)
            look(**again);
    });
    readers.emplace_back([&] {
        while (!isDone)
            look(**StudyFile::openToRead(study.file(), study.clock));
    });
    for (int turn = 0; turn < 200 || read < 20; ++turn) {
        study.use(turn % 2 == 0 ? "ReaL" : "marked");
        valueOf(TruthRepository(study.study()).packAll());
    }
    isDone = true;
    for (std::thread& reader : readers)
        reader.join();
    QCOMPARE(mixed.load(), 0);
    study.use("ReaL");
    QCOMPARE(study.score(), std::string("2/3, top-1 2/3"));
}

void AnnotationSourcesTest::tableAndJson_sayWhichAnnotation()
{
    Sources study;
    study.importBoth();
    const auto scores = valueOf(scoreStudy(study.study()));
    std::ostringstream table;
    writeScoresTable(table, scores, 0.95);
    QVERIFY(table.str().find("Annotation: marked.\nimagenet: 1 problematic image of the test set is left out "
                             "of top-1 and top-5 as well") != std::string::npos);
    std::ostringstream json;
    writeScoresJson(json, scores, 0.95);
    QVERIFY(json.str().find("\"annotation\": \"marked\"") != std::string::npos);
    QVERIFY2(json.str().find(R"("problematic": [{"test_set":"imagenet","images":1}])") != std::string::npos,
             json.str().c_str());
    std::ostringstream csv;
    writeScoresCsv(csv, scores, 0.95);
    QVERIFY2(csv.str().find(
                 "partial,problematic,annotation,rulings,unclear,answers,interval_level,interval_kind,") !=
                 std::string::npos,
             csv.str().c_str());
    QVERIFY2(csv.str().find(",false,1,marked,0,wrong,first,0.95,clopper-pearson,") != std::string::npos,
             csv.str().c_str());
    study.settle(1, "mug", Verdict::Wrong);
    std::ostringstream ruled;
    writeScoresTable(ruled, valueOf(scoreStudy(study.study())), 0.95);
    QVERIFY(ruled.str().find("Annotation: marked, under 1 ruling of the study's reviewers.\n") !=
            std::string::npos);
}

}  // namespace annotation_sources_test

VIZSLA_TEST(tst_annotation_sources, annotation_sources_test::AnnotationSourcesTest)
#include "tst_annotation_sources.moc"
