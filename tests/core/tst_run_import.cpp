// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/run_import.h"

#include <QTest>
#include <fstream>

#include "core/imports/import_annotations.h"
#include "core/imports/import_human_accuracy.h"
#include "core/imports/import_images.h"
#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "core/imports/import_verdicts.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace run_import_test {

namespace {

const Importer* guessed(const fs::path& source, bool hasTestSets)
{
    const StudyFacts study{std::vector<TestSet>(hasTestSets ? 1 : 0)};
    const auto recognised = recogniseSource(source, study);
    return recognised ? recognised->importer : nullptr;
}

QString idOf(const Importer* importer)
{
    return QLatin1String(importer ? importer->id : "none");
}

}  // namespace

class RunImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindOfAFile_isGuessed_data();
    void kindOfAFile_isGuessed();
    void kindOfAFolder_dependsOnWhatIsThere();
    void publishedFiles_areKnown();
    void importOfTheGuessedKind_runs();
    void requestWithoutFiles_isRefused();
    void studyWithoutFigures_takesNoImport_data();
    void studyWithoutFigures_takesNoImport();
    void secondConnection_writesBesideTheFirst();
    void secondConnectionOfAReadOnlyStudy_isRefused();
};

void RunImportTest::kindOfAFile_isGuessed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("importer");
    const auto row = [](const char* name, const char* content, const Importer* importer) {
        QTest::addRow("%s %s", name, content)
            << QString::fromLatin1(name) << QByteArray(content) << idOf(importer);
    };
    row("a.npy", "", &predictionsImporter);
    row("a.pickle", "", &humanAccuracyImporter);
    row("a.csv", "image,wnid\n", &testSetImporter);
    row("a.csv", "image,prediction\n", &predictionsImporter);
    row("A.CSV", "Reviewer,image,wnid,verdict\n", &verdictsImporter);
    row("a.csv", "name,age\n", nullptr);
    row("a.json", "{\"seed\": 1, \"image_filenames\": []}", &testSetImporter);
    row("a.json", "{\"initial_annots\": {}}", &multiLabelImporter);
    row("a.json", " [[1], []]", &realImporter);
    row("a.json", "", nullptr);
    row("val.tar", "", &imagesImporter);
    row("val.tar.gz", "", &imagesImporter);
    row("a.txt", "image,wnid\n", nullptr);
}

void RunImportTest::kindOfAFile_isGuessed()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, importer);
    StudyFixture fixture;
    const fs::path file = fixture.folder() / name.toStdString();
    std::ofstream(file, std::ios::binary) << content.toStdString();
    QCOMPARE(idOf(guessed(file, true)), importer);
}

void RunImportTest::kindOfAFolder_dependsOnWhatIsThere()
{
    StudyFixture fixture;
    const fs::path folder = fixture.folder() / "files";
    fs::create_directories(folder);
    QVERIFY(guessed(folder, false) == &testSetImporter);
    QVERIFY(guessed(folder, true) == &imagesImporter);
    std::ofstream(folder / "list.csv") << "image,wnid\n";
    QVERIFY(guessed(folder, true) == &imagesImporter);
    std::ofstream(folder / "model.csv") << "image,prediction\n";
    QVERIFY(guessed(folder, true) == &predictionsImporter);
    fs::remove(folder / "model.csv");
    std::ofstream(folder / "model.npy") << "";
    QVERIFY(guessed(folder, true) == &predictionsImporter);
    QVERIFY(!guessed(fixture.folder() / "nowhere.json", true));
}

void RunImportTest::publishedFiles_areKnown()
{
    const fs::path data = publishedData();
    SKIP_WITHOUT_DATA(data / "imagenet/real.json");
    QVERIFY(guessed(data / "imagenet/real.json", true) == &realImporter);
    QVERIFY(guessed(data / "imagenet/imagenet-annotatedval20k-0.json", true) == &testSetImporter);
    QVERIFY(guessed(data / "imagenetv2/imagenetv2-b-33.json", true) == &testSetImporter);
    QVERIFY(guessed(data / "imagenet/predictions", true) == &predictionsImporter);
    QVERIFY(guessed(data / "photos", false) == &testSetImporter);
    QVERIFY(guessed(data / "reviews/experts_golden.csv", true) == &verdictsImporter);
}

void RunImportTest::importOfTheGuessedKind_runs()
{
    StudyFixture fixture;
    const fs::path file = fixture.folder() / "set.csv";
    std::ofstream(file) << "image,wnid\na,beagle\nb,cup\n";
    const Importer* importer = guessed(file, false);
    QVERIFY(importer && importer->takes(newTestSetOption));
    QCOMPARE(valueOf(runImport(fixture.study(), {importer, "mine", {file}})).summary,
             std::string("mine: 2 images"));
    const fs::path verdicts = fixture.folder() / "verdicts.csv";
    std::ofstream(verdicts) << "reviewer,image,wnid,verdict\nann,a,beagle,correct\n";
    QVERIFY(!verdictsImporter.takes(testSetOption));
    QVERIFY(valueOf(runImport(fixture.study(), {&verdictsImporter, "", {verdicts}}))
                .summary.starts_with("1 verdict"));
}

void RunImportTest::requestWithoutFiles_isRefused()
{
    StudyFixture fixture;
    VERIFY_FAILS(runImport(fixture.study(), {&verdictsImporter, "", {}}), ErrorKind::Invalid);
}

void RunImportTest::studyWithoutFigures_takesNoImport_data()
{
    QTest::addColumn<std::string>("damage");
    QTest::newRow("predictions") << std::string("UPDATE prediction SET classes = x'0000000000000000'");
    QTest::newRow("model") << std::string("DELETE FROM model");
    QTest::newRow("image") << std::string("DELETE FROM image WHERE name = 'a'");
}

void RunImportTest::studyWithoutFigures_takesNoImport()
{
    QFETCH(std::string, damage);
    StudyFixture fixture;
    const fs::path images = fixture.folder() / "set.csv";
    std::ofstream(images) << "image,wnid\na,beagle\nb,cup\nc,cup\nd,mug\n";
    VERIFY_OK(runImport(fixture.study(), {&testSetImporter, "mine", {images}}));
    const fs::path predictions = fixture.folder() / "net.csv";
    std::ofstream(predictions) << "image,prediction\na,beagle\nb,cup\nc,mug\nd,mug\n";
    VERIFY_OK(runImport(fixture.study(), {&predictionsImporter, "mine", {predictions}}));
    fixture.annotate(valueOf(ImageRepository(fixture.study()).images()).front(), "beagle correct");
    VERIFY_OK(fixture.study().checkForFigures());
    fixture.run("PRAGMA foreign_keys = OFF");
    fixture.run(damage);
    VERIFY_FAILS(fixture.study().checkForFigures(), ErrorKind::Corrupt);
    VERIFY_FAILS(runImport(fixture.study(), {&testSetImporter, "other", {images}}), ErrorKind::Corrupt);
    QCOMPARE(fixture.number("SELECT COUNT(*) FROM test_set"), std::int64_t{1});
}

void RunImportTest::secondConnection_writesBesideTheFirst()
{
    StudyFixture fixture;
    {
        const auto second = valueOf(fixture.study().openAgain(7));
        QVERIFY(!second->isReadOnly());
        valueOf(LabelerRepository(*second).add("Ada"));
    }
    QCOMPARE(valueOf(LabelerRepository(fixture.study()).all()).size(), std::size_t{1});
    valueOf(LabelerRepository(fixture.study()).add("Grace"));
}

void RunImportTest::secondConnectionOfAReadOnlyStudy_isRefused()
{
    StudyFixture fixture;
    const auto reader = valueOf(StudyFile::openToRead(fixture.file(), fixture.clock));
    const auto again = reader->openAgain(7);
    VERIFY_FAILS(again, ErrorKind::ReadOnly);
}

}  // namespace run_import_test

VIZSLA_TEST(tst_run_import, run_import_test::RunImportTest)
#include "tst_run_import.moc"
