// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_annotations.h"

#include <QTest>
#include <fstream>

#include "core/exports/export_annotations.h"
#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/import_test_set.h"
#include "core/scoring/scored_study.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace import_annotations_test {

namespace {

/// A study with the images val_1 beagle, val_2 cup, val_3 husky, of ImageNet's names, and others of its own.
struct Annotated : StudyFixture
{
    Annotated()
    {
        write("set.csv",
              "image,wnid\nILSVRC2012_val_00000001.JPEG,beagle\nILSVRC2012_val_00000002.JPEG,cup\n"
              "ILSVRC2012_val_00000003.JPEG,husky\n");
        valueOf(importTestSet(study(), "imagenet", folder() / "set.csv"));
    }

    fs::path write(const std::string& name, const std::string& text)
    {
        std::ofstream(folder() / name, std::ios::binary) << text;
        return folder() / name;
    }
    ImportReport import(const std::string& text, AnnotationFormat format)
    {
        return valueOf(importAnnotations(study(), write("annotations.json", text), format, {}, {"", true}));
    }
    std::string document(AnnotationFormat format)
    {
        return valueOf(annotationDocument(study(), format)).text;
    }
    /// "beagle correct, husky wrong"
    std::string rulings(std::size_t image)
    {
        std::string text;
        const auto list = valueOf(ImageRepository(study()).list());
        for (const auto& ruling : valueOf(AnnotationRepository(study()).ofImage(list.at(image).id)).rulings)
            text += (text.empty() ? "" : ", ") + ruling.wnid + ' ' + std::string(verdictWord(ruling.verdict));
        return text;
    }
};

constexpr const char* multiLabelText = R"({
  "initial_annots": {
    "ILSVRC2012_val_00000001.JPEG": {"correct": ["husky", "beagle"], "wrong": ["cup"], "odd": [1.50,{"a":null}]},
    "ILSVRC2012_val_00000002.JPEG": {"correct": ["cup", "n99999999"], "unclear": ["mug"]},
    "ILSVRC2012_val_00000003.JPEG": {},
    "somewhere_else.png": {"correct": ["n99999998"], "wrong": ["beagle"]}
  },
  "problematic_images": {
    "ILSVRC2012_val_00000003.JPEG": "drawing",
    "somewhere_else.png": {"why":["small",2e3]}
  },
  "imagenet_m": ["somewhere_else.png", "ILSVRC2012_val_00000002.JPEG"],
  "version": "3.0.0"
}
)";

}  // namespace

class ImportAnnotationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void multiLabel_replacesWhatWasRuledOnItsImages();
    void multiLabel_comesBackWithEverythingInIt();
    void changedRuling_changesTheExportedFileAndNothingElse();
    void imagenetM_becomesASubset();
    void real_isHeldAgainstTheStudysImages();
    void real_comesBackWithTheImagesThatTheStudyDoesNotHave();
    void exportWithoutImport_hasTheStudysOwnAnnotations();
    void realOfProblematicImage_isEmpty();
    void labelThatStandsTwice_isOneAndComesBackAsItCame();
    void formatOfAFile_isToldByItsFirstSign_data();
    void formatOfAFile_isToldByItsFirstSign();
    void fileOfOtherImages_isRefusedAndChangesNothing();
    void brokenFile_changesNothing();
    void cancelledImport_changesNothing();
    void truth_isPackedByTheImport();
    void publishedReal_comesBackByteForByte();
};

void ImportAnnotationsTest::multiLabel_replacesWhatWasRuledOnItsImages()
{
    Annotated board;
    const auto images = valueOf(ImageRepository(board.study()).images());
    board.annotate(images[0], "car correct");
    board.annotate(images[2], "husky correct");
    const auto report = board.import(multiLabelText, AnnotationFormat::MultiLabel);
    QCOMPARE(report.summary,
             std::string("2 images with labels, 1 with several correct ones, 0 without a correct one; "
                         "1 image without a label; 1 problematic image"));
    QCOMPARE(report.notes.size(), std::size_t{5});
    QCOMPARE(report.warnings,
             std::vector<std::string>{
                 "1 label names no class of the study, such as n99999999, and counts for nothing"});
    QCOMPARE(board.rulings(0), std::string("husky correct, beagle correct, cup wrong"));
    QCOMPARE(board.rulings(1), std::string("cup correct, mug unclear"));
    QCOMPARE(board.rulings(2), std::string());
    const auto problems = valueOf(AnnotationRepository(board.study()).problems());
    QCOMPARE(problems.size(), std::size_t{1});
    QCOMPARE(problems.at(images[2].id), std::string("\"drawing\""));
}

void ImportAnnotationsTest::multiLabel_comesBackWithEverythingInIt()
{
    Annotated board;
    for (int time = 0; time < 2; ++time) {
        const auto report = board.import(multiLabelText, AnnotationFormat::MultiLabel);
        QCOMPARE(report.notes.size(), std::size_t(time == 0 ? 4 : 5));
        QCOMPARE(board.document(AnnotationFormat::MultiLabel), std::string(multiLabelText));
    }
}

void ImportAnnotationsTest::changedRuling_changesTheExportedFileAndNothingElse()
{
    Annotated board;
    board.import(multiLabelText, AnnotationFormat::MultiLabel);
    const auto images = valueOf(ImageRepository(board.study()).images());
    board.annotate(images[1], "mug correct");
    valueOf(AnnotationRepository(board.study()).setProblem(board.annotationId(), images[2].id, std::nullopt));
    std::string expected = multiLabelText;
    const std::string before = R"({"correct": ["cup", "n99999999"], "unclear": ["mug"]})";
    expected.replace(expected.find(before), before.size(), R"({"correct": ["mug", "n99999999"]})");
    const std::string problem = "    \"ILSVRC2012_val_00000003.JPEG\": \"drawing\",\n";
    expected.erase(expected.find(problem), problem.size());
    QCOMPARE(board.document(AnnotationFormat::MultiLabel), expected);
}

void ImportAnnotationsTest::imagenetM_becomesASubset()
{
    Annotated board;
    board.import(multiLabelText, AnnotationFormat::MultiLabel);
    const auto scored = valueOf(ScoredStudy::read(board.study()));
    const auto images = valueOf(scored.slice("ImageNet-M"));
    QCOMPARE(images.at(0).count(), std::size_t{1});
    QVERIFY(images.at(0).contains(1));
}

void ImportAnnotationsTest::real_isHeldAgainstTheStudysImages()
{
    Annotated board;
    // The order of sevenClasses(): tiger shark, beagle, husky, horse, car, cup, mug.
    const auto report = board.import("[[2, 1], [], [2], [3]]", AnnotationFormat::Real);
    QCOMPARE(
        report.summary,
        std::string(
            "2 images with labels, 1 with several correct ones, 0 without a correct one; 1 image without a "
            "label"));
    QCOMPARE(board.rulings(0), std::string("husky correct, beagle correct"));
    QCOMPARE(board.rulings(1), std::string());
    QCOMPARE(board.rulings(2), std::string("husky correct"));
}

void ImportAnnotationsTest::real_comesBackWithTheImagesThatTheStudyDoesNotHave()
{
    Annotated board;
    const std::string text = writeRealJson({{2, 1}, {}, {2}, {3, 0}});
    board.import(text, AnnotationFormat::Real);
    QCOMPARE(board.document(AnnotationFormat::Real), text);
}

void ImportAnnotationsTest::exportWithoutImport_hasTheStudysOwnAnnotations()
{
    Annotated board;
    const auto others = board.addTestSet("own", "car");
    const auto images = valueOf(ImageRepository(board.study()).images());
    board.annotate(images[1], "cup correct, mug unclear");
    board.annotate(others[0], "car correct");
    board.setProblematic(others[0]);
    const auto real = valueOf(annotationDocument(board.study(), AnnotationFormat::Real));
    QCOMPARE(real.images, std::size_t{1});
    QVERIFY(real.notes.at(0).find("1 annotated image is left out: ReaL's format") == 0);
    const auto labels = valueOf(readRealJson(real.text, "real", 7));
    QCOMPARE(labels.size(), realImageCount);
    QCOMPARE(labels.at(1), std::vector<ClassIndex>{5});
    const auto file = valueOf(readMultiLabelJson(board.document(AnnotationFormat::MultiLabel), "file"));
    QCOMPARE(file.initialAnnotations.size(), std::size_t{2});
    QCOMPARE(file.initialAnnotations.at("ILSVRC2012_val_00000002.JPEG").unclear,
             std::vector<std::string>{"mug"});
    QCOMPARE(file.problematicImages.at("own1"), std::string("true"));
}

void ImportAnnotationsTest::realOfProblematicImage_isEmpty()
{
    Annotated board;
    board.import("[[1], [5], [2]]", AnnotationFormat::Real);
    board.setProblematic(valueOf(ImageRepository(board.study()).images())[1]);
    QCOMPARE(board.document(AnnotationFormat::Real), writeRealJson({{1}, {}, {2}}));
}

void ImportAnnotationsTest::formatOfAFile_isToldByItsFirstSign_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("format");
    QTest::newRow("list") << QByteArray("\n [[1]]") << 0;
    QTest::newRow("object") << QByteArray(" {}") << 1;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{}") << 1;
    QTest::newRow("byte order mark, list") << QByteArray("\xEF\xBB\xBF [[1]]") << 0;
    QTest::newRow("empty") << QByteArray() << 2;
    QTest::newRow("text") << QByteArray("image,wnid") << 2;
}

void ImportAnnotationsTest::formatOfAFile_isToldByItsFirstSign()
{
    QFETCH(QByteArray, text);
    QFETCH(int, format);
    Annotated board;
    const auto found = annotationFormatOf(board.write("some.json", text.toStdString()));
    if (format == 2)
        VERIFY_FAILS(found, ErrorKind::Foreign);
    else
        QVERIFY(valueOf(found) == (format == 0 ? AnnotationFormat::Real : AnnotationFormat::MultiLabel));
}

void ImportAnnotationsTest::fileOfOtherImages_isRefusedAndChangesNothing()
{
    Annotated board;
    const fs::path file = board.write("other.json", R"({"initial_annots": {"x.png": {"correct": ["cup"]}}})");
    VERIFY_FAILS(importAnnotations(board.study(), file, AnnotationFormat::MultiLabel), ErrorKind::NotFound);
    QVERIFY(valueOf(AnnotationSourceRepository(board.study()).all()).empty());
}

void ImportAnnotationsTest::brokenFile_changesNothing()
{
    Annotated board;
    board.import(multiLabelText, AnnotationFormat::MultiLabel);
    const std::string cut = std::string(multiLabelText).substr(0, 300);
    const fs::path file = board.write("cut.json", cut);
    const auto imported = importAnnotations(board.study(), file, AnnotationFormat::MultiLabel);
    VERIFY_FAILS(imported, ErrorKind::Invalid);
    QVERIFY(imported.error().message.find("cut.json") != std::string::npos);
    QCOMPARE(board.document(AnnotationFormat::MultiLabel), std::string(multiLabelText));
}

void ImportAnnotationsTest::cancelledImport_changesNothing()
{
    Annotated board;
    const fs::path file = board.write("real.json", "[[1], [5], [2]]");
    const std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    VERIFY_FAILS(importAnnotations(board.study(), file, AnnotationFormat::Real, progress),
                 ErrorKind::Cancelled);
    QCOMPARE(board.rulings(0), std::string());
}

void ImportAnnotationsTest::truth_isPackedByTheImport()
{
    Annotated board;
    board.import("[[1], [5], [2]]", AnnotationFormat::Real);
    QCOMPARE(board.number("SELECT COUNT(*) FROM truth"), std::int64_t{1});
}

void ImportAnnotationsTest::publishedReal_comesBackByteForByte()
{
    const fs::path data = publishedData();
    SKIP_WITHOUT_DATA(data / "imagenet/real.json");
    StudyFixture fixture("study.vizsla", ilsvrc2012Classes());
    valueOf(importTestSet(fixture.study(), "imagenet", data / "imagenet/imagenet-annotatedval20k-0.json"));
    const auto report =
        valueOf(importAnnotations(fixture.study(), data / "imagenet/real.json", AnnotationFormat::Real));
    QVERIFY(report.warnings.empty());
    const auto annotated =
        static_cast<std::size_t>(fixture.number("SELECT COUNT(DISTINCT image_id) FROM annotation"));
    QVERIFY(report.summary.starts_with(counted(annotated, "image", "images") + " with labels" + ", "));
    QVERIFY(
        report.summary.ends_with("; " + counted(20'000 - annotated, "image", "images") + " without a label"));
    const auto document = valueOf(annotationDocument(fixture.study(), AnnotationFormat::Real));
    QCOMPARE(document.images,
             std::size_t{20'000} -
                 static_cast<std::size_t>(fixture.number(
                     "SELECT COUNT(*) FROM image WHERE id NOT IN (SELECT image_id FROM annotation)")));
    std::ifstream stream(data / "imagenet/real.json", std::ios::binary);
    const std::string published{std::istreambuf_iterator<char>(stream), {}};
    QVERIFY2(document.text == published, "the exported file differs from the published one");
}

void ImportAnnotationsTest::labelThatStandsTwice_isOneAndComesBackAsItCame()
{
    Annotated study;
    const std::string text = "[[1, 1], [], [2, 1, 2]]";
    QCOMPARE(study.import(text, AnnotationFormat::Real).summary.substr(0, 8), std::string("2 images"));
    QCOMPARE(study.rulings(0), std::string("beagle correct"));
    QCOMPARE(study.rulings(2), std::string("husky correct, beagle correct"));
    QCOMPARE(study.document(AnnotationFormat::Real), text);
}

}  // namespace import_annotations_test

VIZSLA_TEST(tst_import_annotations, import_annotations_test::ImportAnnotationsTest)
#include "tst_import_annotations.moc"
