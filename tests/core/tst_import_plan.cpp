// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/imports/import_annotations.h"
#include "core/imports/import_human_accuracy.h"
#include "core/imports/import_images.h"
#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "core/imports/import_verdicts.h"
#include "core/store/study_file.h"
#include "tests/core/archive_writer.h"
#include "tests/core/pickle_text.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace import_plan_test {

namespace {

std::string bytesOf(const fs::path& file)
{
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

std::string publishedAnswers()
{
    const std::string answer = pickledDict(
        {{pickled("label"), pickled("beagle")},
         {pickled("extra_info"), pickledDict({{pickled("start_time"), pickled("2019-11-05 12:00:00")},
                                              {pickled("end_time"), pickled("2019-11-05 12:00:20")}})}});
    const std::string prediction = pickledDict({{pickled("label"), pickled("cup")}});
    return pickleFile(pickledDict(
        {{pickled("annot_data"),
          pickledDict({{pickled("human_a"), pickledDict({{pickled("ILSVRC2012_val_00000001"), answer},
                                                         {pickled("elsewhere"), answer}})},
                       {pickled("net"), pickledDict({{pickled("ILSVRC2012_val_00000002"), prediction}})}})},
         {pickled("image_labels"),
          pickledDict({{pickled("ILSVRC2012_val_00000001"),
                        pickledDict({{pickled("correct"), pickledList({pickled("beagle")})}})}})}}));
}

/// A study with the test set "val" of two images, and files of every kind to be imported into it.
class Depot : public StudyFixture
{
public:
    Depot()
    {
        write("val.csv", "image,wnid\nILSVRC2012_val_00000001,beagle\nILSVRC2012_val_00000002,cup\n");
        valueOf(importTestSet(study(), "val", file("val.csv")));
        write("more.csv", "image,wnid\na.jpg,beagle\nA.jpg,cup\n");
        write("tree/beagle/b.jpg", "\xFF\xD8\xFF\xE0");
        write("tree/cup/c.jpg", "\xFF\xD8\xFF\xE0");
        write("pictures/ILSVRC2012_val_00000001.JPEG", "\xFF\xD8\xFF\xE0");
        write("pictures/deep/ILSVRC2012_val_00000002.JPEG", "no picture");
        write("pictures/stray.JPEG", "\xFF\xD8\xFF\xE0");
        ArchiveWriter(file("pictures.tar"))
            .add("val/ILSVRC2012_val_00000001.JPEG", "\xFF\xD8\xFF\xE0")
            .add("val/ILSVRC2012_val_00000002.JPEG", "no picture")
            .addSymlink("val/link.JPEG", "elsewhere");
        write("models/net.csv",
              "image,prediction\nILSVRC2012_val_00000001,beagle\nILSVRC2012_val_00000002,zebra\nx,cup\n");
        write("models/other.csv", "image,prediction\nILSVRC2012_val_00000001,cup\n");
        write("models/readme.txt", "two models");
        write("real.json", "[[0], [4, 5], [1]]");
        write("labels.json",
              "{\"initial_annots\": {\"ILSVRC2012_val_00000001\": {\"correct\": [\"beagle\", \"n99\"]}, "
              "\"elsewhere\": {\"correct\": [\"cup\"]}}, \"problematic_images\": "
              "{\"ILSVRC2012_val_00000002\": true}, \"imagenet_m\": [\"ILSVRC2012_val_00000001\"]}");
        write("verdicts.csv",
              "reviewer,image,wnid,verdict\nann,ILSVRC2012_val_00000001,beagle,correct\nann,nowhere,cup,"
              "wrong\n");
        write("answers.pickle", publishedAnswers());
    }

    fs::path file(const std::string& name) const { return folder() / "files" / name; }
    void write(const std::string& name, const std::string& bytes) const
    {
        fs::create_directories(file(name).parent_path());
        std::ofstream(file(name), std::ios::binary) << bytes;
    }
    ImportRequest request(const QString& kind) const
    {
        const std::map<QString, ImportRequest> requests{
            {"a list", {&testSetImporter, " more ", {file("more.csv")}}},
            {"a tree", {&testSetImporter, "tree", {file("tree")}}},
            {"a list that is there", {&testSetImporter, "val", {file("val.csv")}}},
            {"a folder of images", {&imagesImporter, "val", {file("pictures")}}},
            {"an archive", {&imagesImporter, "val", {file("pictures.tar")}}},
            {"predictions", {&predictionsImporter, "val", {file("models")}}},
            {"ReaL", {&realImporter, "", {file("real.json")}}},
            {"labels",
             {.importer = &multiLabelImporter, .sources = {file("labels.json")}, .annotation = "ours"}},
            {"verdicts", {&verdictsImporter, "", {file("verdicts.csv")}}},
            {"answers", {&humanAccuracyImporter, "", {file("answers.pickle")}}},
        };
        return requests.at(kind);
    }

    /// The study and its log, byte for byte.
    std::string studyBytes() const { return bytesOf(file()) + bytesOf(file().string() + "-wal"); }
    using StudyFixture::file;

    /// Every row of the study, but for what differs from one run to the next.
    QStringList rows()
    {
        QStringList rows;
        for (const std::string& table : texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name "
                                              "NOT IN ('commit_stamp') ORDER BY name")) {
            std::string columns;
            for (const std::string& column : texts("SELECT name FROM pragma_table_info('" + table + "')"))
                columns += (columns.empty() ? "quote(\"" : " || '|' || quote(\"") + column + "\")";
            for (const std::string& row : texts("SELECT " + columns + " FROM \"" + table + "\" ORDER BY 1")) {
                if (!row.starts_with("'study.id'"))
                    rows << QString::fromStdString(table + ": " + row)
                                .replace(QString::fromStdString(folder().string()), QStringLiteral("FOLDER"));
            }
        }
        return rows;
    }

private:
    std::vector<std::string> texts(const std::string& sql)
    {
        return valueOf(study().database().query(sql, [](const Statement& row) { return row.text(0); }));
    }
};

QString all(const std::vector<std::string>& sentences, const Depot& depot)
{
    QStringList lines;
    for (const std::string& sentence : sentences)
        lines << QString::fromStdString(sentence).replace(QString::fromStdString(depot.folder().string()),
                                                          QStringLiteral("FOLDER"));
    return lines.join(u'\n');
}

}  // namespace

class ImportPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importers_areToldApart();
    void plan_writesNothing_data() { addKinds(); }
    void plan_writesNothing();
    void planOfAStudyThatIsOnlyRead_isMade_data() { addKinds(); }
    void planOfAStudyThatIsOnlyRead_isMade();
    void planAndCommit_doWhatAnImportDoes_data() { addKinds(); }
    void planAndCommit_doWhatAnImportDoes();
    void plan_tellsWhatWouldComeIn_data();
    void plan_tellsWhatWouldComeIn();
    void plan_warnsBeforehandOfWhatTheReportWarnsOf_data() { addKinds(); }
    void plan_warnsBeforehandOfWhatTheReportWarnsOf();
    void filesThatChangedSince_areNotImported_data() { addKinds(); }
    void filesThatChangedSince_areNotImported();
    void fileThatCameToAFolderSince_isNoticed();
    void studyThatChangedSince_isCheckedAgain();
    void planOfWhatIsRefused_hasTheErrorOfTheImport_data();
    void planOfWhatIsRefused_hasTheErrorOfTheImport();
    void predictionsThatWouldBeReplaced_areSaid();
    void cancelledPlan_isNone();

private:
    static void addKinds();
};

void ImportPlanTest::addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"a list", "a tree", "a list that is there", "a folder of images", "an archive",
                             "predictions", "ReaL", "labels", "verdicts", "answers"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void ImportPlanTest::importers_areToldApart()
{
    std::set<std::string> ids, formats;
    for (const Importer* importer : importers()) {
        QVERIFY(ids.insert(importer->id).second);
        QVERIFY(formats.insert(importer->verb + std::string(" ") + importer->format).second);
        QVERIFY(!importer->extensions.empty());
        QCOMPARE(importer->isOfFormat != nullptr, *importer->format != '\0');
    }
    QVERIFY(predictionsImporter.takes(testSetOption));
    QVERIFY(!predictionsImporter.takes(newTestSetOption));
    QVERIFY(realImporter.takes(replaceOption));
}

void ImportPlanTest::plan_writesNothing()
{
    QFETCH(QString, kind);
    Depot depot;
    const std::string before = depot.studyBytes();
    VERIFY_OK(planImport(depot.study(), depot.request(kind)));
    QVERIFY(depot.studyBytes() == before);
    QVERIFY(!fs::exists(depot.folder() / "study.images"));
}

void ImportPlanTest::planOfAStudyThatIsOnlyRead_isMade()
{
    QFETCH(QString, kind);
    Depot depot;
    const auto reader = valueOf(StudyFile::openToRead(depot.file(), depot.clock));
    const ImportPlan plan = valueOf(planImport(*reader, depot.request(kind)));
    QVERIFY(!plan.recognised.empty());
}

void ImportPlanTest::planAndCommit_doWhatAnImportDoes()
{
    QFETCH(QString, kind);
    Depot planned, atOnce;
    const ImportPlan plan = valueOf(planImport(planned.study(), planned.request(kind)));
    const ImportReport one = valueOf(commitImport(planned.study(), plan));
    const ImportReport other = valueOf(importAtOnce(atOnce.study(), atOnce.request(kind)));
    QCOMPARE(one.summary, other.summary);
    QCOMPARE(all(one.notes, planned), all(other.notes, atOnce));
    QCOMPARE(all(one.warnings, planned), all(other.warnings, atOnce));
    QCOMPARE(planned.rows(), atOnce.rows());
}

void ImportPlanTest::plan_tellsWhatWouldComeIn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("recognised");
    QTest::addColumn<QString>("counts");
    QTest::addColumn<QString>("first");
    const auto row = [](const char* kind, const char* recognised, const char* counts, const char* first) {
        QTest::newRow(kind) << QString::fromLatin1(kind) << QString::fromLatin1(recognised)
                            << QString::fromLatin1(counts) << QString::fromLatin1(first);
    };
    row("a list", "A test set: a list of images and their classes", "more: 2 images\nof 2 classes",
        "a.jpg, beagle, more.csv");
    row("a tree", "A test set: a folder with a folder for each class", "tree: 2 images\nof 2 classes",
        "b, beagle, beagle/b.jpg");
    row("a list that is there", "A test set: a list of images and their classes",
        "val: 2 images, all there already\nof 2 classes", "ILSVRC2012_val_00000001, beagle, val.csv");
    row("a folder of images", "A folder of images, which stays where it is",
        "2 files are of images of val\n2 of 2 images have a file now",
        "ILSVRC2012_val_00000001, beagle, ILSVRC2012_val_00000001.JPEG");
    row("an archive", "An archive of images, to be unpacked into study.images/val",
        "2 files are of images of val\n2 of 2 images have a file now",
        "ILSVRC2012_val_00000001, beagle, val/ILSVRC2012_val_00000001.JPEG");
    row("predictions", "Predictions of models in 2 files: fit for val", "2 models, 2 images each",
        "ILSVRC2012_val_00000001, beagle, net.csv");
    row("ReaL", "ReaL: a list of 3 images",
        "2 images with labels, 1 with several correct ones, 0 without a correct one",
        "ILSVRC2012_val_00000001, tiger shark, real.json");
    row("labels", "Multi-label annotations: 2 images",
        "1 image with labels, 0 with several correct ones, 0 without a correct one; 1 image without a label; "
        "1 problematic image",
        "ILSVRC2012_val_00000001, beagle, labels.json");
    row("verdicts", "Verdicts of reviewers", "1 verdict of 1 reviewer on 1 pair of image and class",
        "ILSVRC2012_val_00000001, beagle: correct, ann, line 2");
    row("answers", "Published answers of people: 1 image, 2 classifiers",
        "1 labeler with 1 answer\n1 model\n1 image with labels, 0 problematic",
        "ILSVRC2012_val_00000001, beagle, answers.pickle");
}

void ImportPlanTest::plan_tellsWhatWouldComeIn()
{
    QFETCH(QString, kind);
    QFETCH(QString, recognised);
    QFETCH(QString, counts);
    QFETCH(QString, first);
    Depot depot;
    const ImportPlan plan = valueOf(planImport(depot.study(), depot.request(kind)));
    QCOMPARE(QString::fromStdString(plan.recognised), recognised);
    QCOMPARE(all(plan.counts, depot), counts);
    QVERIFY(!plan.preview.empty() && plan.preview.size() <= previewRows);
    const PreviewRow& row = plan.preview.front();
    QCOMPARE(QString::fromStdString(row.image + ", " + row.label + ", " + row.place), first);
}

void ImportPlanTest::plan_warnsBeforehandOfWhatTheReportWarnsOf()
{
    QFETCH(QString, kind);
    Depot depot;
    const ImportPlan plan = valueOf(planImport(depot.study(), depot.request(kind)));
    const ImportReport report = valueOf(commitImport(depot.study(), plan));
    QCOMPARE(all(plan.warnings, depot), all(report.warnings, depot));
}

void ImportPlanTest::filesThatChangedSince_areNotImported()
{
    QFETCH(QString, kind);
    Depot depot;
    const ImportPlan plan = valueOf(planImport(depot.study(), depot.request(kind)));
    const QStringList rows = depot.rows();
    const std::map<QString, std::string> changed{{"a tree", "tree/cup/c.jpg"},
                                                 {"a folder of images", "pictures/stray.JPEG"},
                                                 {"predictions", "models/other.csv"}};
    const auto inside = changed.find(kind);
    const fs::path file =
        inside == changed.end() ? plan.request().sources.front() : depot.file(inside->second);
    std::ofstream(file, std::ios::app) << "more";
    const auto refused = commitImport(depot.study(), plan);
    VERIFY_FAILS(refused, ErrorKind::Replaced);
    QVERIFY2(refused.error().message.find("has changed since") != std::string::npos,
             refused.error().message.c_str());
    QCOMPARE(depot.rows(), rows);
}

void ImportPlanTest::fileThatCameToAFolderSince_isNoticed()
{
    for (const char* kind : {"a tree", "a folder of images", "predictions"}) {
        Depot depot;
        const ImportPlan plan = valueOf(planImport(depot.study(), depot.request(kind)));
        fs::rename(depot.file("verdicts.csv"), plan.request().sources.front() / "new.csv");
        // A folder's own time may be of the same moment, so that the file is what tells.
        const auto refused = commitImport(depot.study(), plan);
        VERIFY_FAILS(refused, ErrorKind::Replaced);
    }
}

void ImportPlanTest::studyThatChangedSince_isCheckedAgain()
{
    Depot depot;
    const ImportPlan list = valueOf(planImport(depot.study(), depot.request("a list")));
    const ImportPlan labels = valueOf(planImport(depot.study(), depot.request("labels")));
    valueOf(importTestSet(depot.study(), "more", depot.file("val.csv")));
    valueOf(importAnnotations(depot.study(), depot.file("real.json"), AnnotationFormat::Real, {}, {"ours"}));
    const QStringList rows = depot.rows();
    VERIFY_FAILS(commitImport(depot.study(), list), ErrorKind::Invalid);
    VERIFY_FAILS(commitImport(depot.study(), labels), ErrorKind::Invalid);
    QCOMPARE(depot.rows(), rows);
}

void ImportPlanTest::planOfWhatIsRefused_hasTheErrorOfTheImport_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* what, const char* kind, const char* source, const char* name = "") {
        QTest::newRow(what) << QString::fromLatin1(kind) << QString::fromLatin1(source)
                            << QString::fromLatin1(name);
    };
    row("another test set of the name", "a list", "more.csv", "val");
    row("a test set without a name", "a list", "more.csv", "  ");
    row("no test set", "a list", "labels.json", "x");
    row("images of no test set", "a folder of images", "pictures", "nowhere");
    row("a folder without images of it", "a folder of images", "models", "val");
    row("an archive without images of it", "an archive", "val.csv", "val");
    row("no archive", "an archive", "nothing.tar", "val");
    row("predictions of no test set", "predictions", "models", "nowhere");
    row("no predictions", "predictions", "pictures", "val");
    row("not ReaL", "ReaL", "labels.json");
    row("not labels", "labels", "real.json");
    row("another annotation of the name", "labels", "labels.json", "val");
    row("no annotation's name", "labels", "labels.json", "none");
    row("no verdicts", "verdicts", "val.csv");
    row("no answers", "answers", "real.json");
    row("no file", "answers", "nothing.pickle");
}

void ImportPlanTest::planOfWhatIsRefused_hasTheErrorOfTheImport()
{
    QFETCH(QString, kind);
    QFETCH(QString, source);
    QFETCH(QString, name);
    Depot depot;
    valueOf(importAnnotations(depot.study(), depot.file("real.json"), AnnotationFormat::Real, {}, {"val"}));
    ImportRequest request = depot.request(kind);
    request.sources = {depot.file(source.toStdString())};
    request.testSet = request.annotation = name.toStdString();
    const auto planned = planImport(depot.study(), request);
    const auto imported = importAtOnce(depot.study(), request);
    QVERIFY(!planned && !imported);
    QCOMPARE(planned.error().message, imported.error().message);
    QVERIFY(planned.error().kind == imported.error().kind);
}

void ImportPlanTest::predictionsThatWouldBeReplaced_areSaid()
{
    Depot depot;
    valueOf(importAtOnce(depot.study(), depot.request("predictions")));
    depot.write("models/other.csv", "image,prediction\nILSVRC2012_val_00000001,beagle\n");
    const ImportPlan plan = valueOf(planImport(depot.study(), depot.request("predictions")));
    QCOMPARE(plan.notes.back(), std::string("other: what it predicted on val before will be replaced"));
    QVERIFY(!all(plan.notes, depot).contains("net: what it predicted"));
}

void ImportPlanTest::cancelledPlan_isNone()
{
    Depot depot;
    const std::atomic<bool> cancelled = true;
    for (const char* kind :
         {"a list", "a folder of images", "an archive", "predictions", "ReaL", "verdicts"}) {
        const auto plan = planImport(depot.study(), depot.request(kind), {.cancelled = &cancelled});
        VERIFY_FAILS(plan, ErrorKind::Cancelled);
    }
}

}  // namespace import_plan_test

VIZSLA_TEST(tst_import_plan, import_plan_test::ImportPlanTest)
#include "tst_import_plan.moc"
