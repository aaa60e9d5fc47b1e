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
#include "core/formats/score_output.h"
#include "core/imports/import_annotations.h"
#include "core/imports/import_test_set.h"
#include "core/scoring/scoreboard.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/review_repository.h"
#include "core/store/truth_repository.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

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
                                   const std::string& name = {})
    {
        const fs::path path = write(file, text);
        const auto format = valueOf(annotationFormatOf(path));
        return importAnnotations(study(), path, format, {}, name);
    }
    ImportReport import(const std::string& file, const std::string& text, const std::string& name = {})
    {
        return valueOf(tryImport(file, text, name));
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
    void sameName_replacesTheImagesOfTheFile();
    void fileOfTheSameImages_replacesTheOneBefore();
    void realAndMultiLabelUnderOneName_areExportedTogether();
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
    QVERIFY(report.summary.starts_with("3 images annotated, 0 with several correct classes"));
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
    study.import("again.json", "[[1],[6],[2]]", "REAL");
    QCOMPARE(valueOf(study.sources().all()).size(), std::size_t{2});
    QCOMPARE(study.score("ReaL"), std::string("3/3, top-1 2/3"));
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
    VERIFY_FAILS(study.tryImport("real.json", "[[1]]", name.toStdString()), ErrorKind::Invalid);
    QVERIFY(valueOf(study.sources().all()).empty());
    QCOMPARE(study.inUse(), std::string("none"));
}

void AnnotationSourcesTest::sameName_replacesTheImagesOfTheFile()
{
    Sources study;
    const std::string whole = R"({"initial_annots": {")" + imageName(1) + R"(": {"correct": ["beagle"]}, ")" +
                              imageName(2) +
                              R"(": {"correct": ["cup"], "wrong": ["cup"]}}, "problematic_images": {")" +
                              imageName(1) + R"(": "drawing"}})";
    study.import("a.json", whole);
    const ImportReport report = study.import(
        "b.json", R"({"initial_annots": {")" + imageName(1) + R"(": {"correct": ["husky"]}}})", "a");
    QVERIFY(hasNote(report, "What the annotation \"a\" had for 1 image was replaced"));
    QVERIFY(hasNote(report, "1 other image keeps what the annotation \"a\" had before"));
    QCOMPARE(study.rulings(0), std::string("husky correct"));
    QCOMPARE(study.rulings(1), std::string("cup correct"));
    QVERIFY(valueOf(AnnotationRepository(study.study()).problems()).empty());
    const std::string text = study.exported("a");
    QVERIFY(text.find("\"" + imageName(1) + "\": {\"correct\": [\"husky\"]}") != std::string::npos);
    QVERIFY(text.find("\"" + imageName(2) + "\": {\"correct\": [\"cup\"], \"wrong\": [\"cup\"]}") !=
            std::string::npos);
    QVERIFY(text.find("drawing") == std::string::npos);
}

void AnnotationSourcesTest::fileOfTheSameImages_replacesTheOneBefore()
{
    Sources study;
    study.import("real.json", "[[1],[5],[2]]");
    const std::string text = "[[2], [5], [2], [0]]";
    const ImportReport report = study.import("real.json", text);
    QVERIFY(hasNote(report, "What the annotation \"ReaL\" had for 3 images was replaced"));
    QCOMPARE(valueOf(study.sources().files(valueOf(study.sources().named("ReaL"))->id)).size(),
             std::size_t{1});
    QVERIFY(study.exported("ReaL") == text);
}

void AnnotationSourcesTest::realAndMultiLabelUnderOneName_areExportedTogether()
{
    Sources study;
    study.import("real.json", "[[1],[5]]", "both");
    study.import(
        "third.json",
        R"({"initial_annots": {")" + imageName(3) + R"(": {"correct": ["husky"], "wrong": ["mug"]}}})",
        "both");
    QCOMPARE(study.score(), std::string("2/3, top-1 2/3"));
    const std::string text = study.exported("both");
    QVERIFY(text.find(imageName(1) + "\": {\"correct\": [\"beagle\"]}") != std::string::npos);
    QVERIFY(text.find(imageName(3) + "\": {\"correct\": [\"husky\"], \"wrong\": [\"mug\"]}") !=
            std::string::npos);
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
    QVERIFY(
        table.str().find(
            "Annotation: marked.\nimagenet: 1 problematic image is left out of top-1 and top-5 as well") !=
        std::string::npos);
    std::ostringstream json;
    writeScoresJson(json, scores, 0.95);
    QVERIFY(json.str().find("\"annotation\": \"marked\"") != std::string::npos);
}

QTEST_GUILESS_MAIN(AnnotationSourcesTest)
#include "tst_annotation_sources.moc"
