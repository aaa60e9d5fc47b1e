// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/run_import.h"

#include <QTest>
#include <fstream>

#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

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
    void secondConnection_writesBesideTheFirst();
    void secondConnectionOfAReadOnlyStudy_isRefused();
};

void RunImportTest::kindOfAFile_isGuessed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const char* content, std::optional<ImportKind> kind) {
        QTest::addRow("%s %s", name, content)
            << QString::fromLatin1(name) << QByteArray(content) << (kind ? static_cast<int>(*kind) : -1);
    };
    row("a.npy", "", ImportKind::Predictions);
    row("a.pickle", "", ImportKind::HumanAccuracy);
    row("a.csv", "image,wnid\n", ImportKind::TestSet);
    row("a.csv", "image,prediction\n", ImportKind::Predictions);
    row("A.CSV", "Reviewer,image,wnid,verdict\n", ImportKind::Verdicts);
    row("a.csv", "name,age\n", std::nullopt);
    row("a.json", "{\"seed\": 1, \"image_filenames\": []}", ImportKind::TestSet);
    row("a.json", "{\"initial_annots\": {}}", ImportKind::MultiLabelAnnotations);
    row("a.json", " [[1], []]", ImportKind::RealAnnotations);
    row("a.json", "", std::nullopt);
    row("val.tar", "", ImportKind::Images);
    row("val.tar.gz", "", ImportKind::Images);
    row("a.txt", "image,wnid\n", std::nullopt);
}

void RunImportTest::kindOfAFile_isGuessed()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(int, kind);
    StudyFixture fixture;
    const fs::path file = fixture.folder() / name.toStdString();
    std::ofstream(file, std::ios::binary) << content.toStdString();
    const auto guessed = guessImportKind(file, true);
    QCOMPARE(guessed ? static_cast<int>(*guessed) : -1, kind);
}

void RunImportTest::kindOfAFolder_dependsOnWhatIsThere()
{
    StudyFixture fixture;
    const fs::path folder = fixture.folder() / "files";
    fs::create_directories(folder);
    QVERIFY(guessImportKind(folder, false) == ImportKind::TestSet);
    QVERIFY(guessImportKind(folder, true) == ImportKind::Images);
    std::ofstream(folder / "list.csv") << "image,wnid\n";
    QVERIFY(guessImportKind(folder, true) == ImportKind::Images);
    std::ofstream(folder / "model.csv") << "image,prediction\n";
    QVERIFY(guessImportKind(folder, true) == ImportKind::Predictions);
    fs::remove(folder / "model.csv");
    std::ofstream(folder / "model.npy") << "";
    QVERIFY(guessImportKind(folder, true) == ImportKind::Predictions);
    QVERIFY(!guessImportKind(fixture.folder() / "nowhere.json", true));
}

void RunImportTest::publishedFiles_areKnown()
{
    const fs::path data = publishedData();
    SKIP_WITHOUT_DATA(data / "imagenet/real.json");
    QVERIFY(guessImportKind(data / "imagenet/real.json", true) == ImportKind::RealAnnotations);
    QVERIFY(guessImportKind(data / "imagenet/imagenet-annotatedval20k-0.json", true) == ImportKind::TestSet);
    QVERIFY(guessImportKind(data / "imagenetv2/imagenetv2-b-33.json", true) == ImportKind::TestSet);
    QVERIFY(guessImportKind(data / "imagenet/predictions", true) == ImportKind::Predictions);
    QVERIFY(guessImportKind(data / "photos", false) == ImportKind::TestSet);
    QVERIFY(guessImportKind(data / "reviews/experts_golden.csv", true) == ImportKind::Verdicts);
}

void RunImportTest::importOfTheGuessedKind_runs()
{
    StudyFixture fixture;
    const fs::path file = fixture.folder() / "set.csv";
    std::ofstream(file) << "image,wnid\na,beagle\nb,cup\n";
    const auto kind = guessImportKind(file, false);
    QVERIFY(kind && needsTestSet(*kind));
    QCOMPARE(valueOf(runImport(fixture.study(), {*kind, "mine", {file}})).summary,
             std::string("mine: 2 images"));
    const fs::path verdicts = fixture.folder() / "verdicts.csv";
    std::ofstream(verdicts) << "reviewer,image,wnid,verdict\nann,a,beagle,correct\n";
    QVERIFY(!needsTestSet(ImportKind::Verdicts));
    QVERIFY(valueOf(runImport(fixture.study(), {ImportKind::Verdicts, "", {verdicts}}))
                .summary.starts_with("1 verdict"));
}

void RunImportTest::requestWithoutFiles_isRefused()
{
    StudyFixture fixture;
    VERIFY_FAILS(runImport(fixture.study(), {ImportKind::Verdicts, "", {}}), ErrorKind::Invalid);
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

VIZSLA_TEST(tst_run_import, RunImportTest)
#include "tst_run_import.moc"
