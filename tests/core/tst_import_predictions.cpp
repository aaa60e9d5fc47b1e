// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_predictions.h"

#include <QTest>
#include <fstream>

#include "core/imports/import_test_set.h"
#include "core/scoring/scoreboard.h"
#include "core/store/image_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "tests/core/format_fixtures.h"
#include "tests/core/measured_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace import_predictions_test {

namespace {

/// Four beagles, in folders of their class as ImageFolder has them.
struct Desk : MeasuredFixture
{
    explicit Desk(const std::vector<std::string>& names = {"i1.jpg", "i2.jpg", "i3.jpg", "i4.jpg"})
    {
        testSet.name = testSet.imageFolder = "d";
        std::vector<Image> images;
        for (const std::string& name : names)
            images.push_back({{}, {}, name, name, name, "beagle"});
        valueOf(ImageRepository(study()).addTestSet(testSet, images));
    }

    fs::path write(const std::string& name, const std::string& text)
    {
        fs::create_directories((folder() / name).parent_path());
        std::ofstream(folder() / name, std::ios::binary) << text;
        return folder() / name;
    }
    Result<ImportReport> import(const std::vector<fs::path>& sources)
    {
        return importPredictions(study(), "d", sources);
    }
    Result<ImportReport> importTable(const std::string& rows, const std::string& name = "m.csv")
    {
        return import({write(name, "image,prediction\n" + rows)});
    }
    /// "2/4, 1 missing, 1 unknown", of top-1 on everything.
    std::string figure(const std::string& model = "m")
    {
        ScoreRequest request;
        request.slices = {"all"};
        const StudyScores scores = valueOf(scoreStudy(study(), request));
        for (const ClassifierScores& one : scores.classifiers) {
            if (one.classifier.name != model || one.scores.empty())
                continue;
            const Accuracy& accuracy = one.scores.front().accuracy;
            return std::to_string(accuracy.correct) + '/' + std::to_string(accuracy.total) + ", " +
                   std::to_string(accuracy.missing) + " missing, " + std::to_string(accuracy.unknown) +
                   " unknown" + (one.scores.front().isPartial ? ", partial" : "");
        }
        return "none";
    }
    std::int64_t modelCount() { return number("SELECT COUNT(*) FROM model"); }

    TestSet testSet;
};

std::string all(const std::vector<std::string>& sentences)
{
    std::string text;
    for (const std::string& sentence : sentences)
        text += sentence + '\n';
    return text;
}

}  // namespace

class ImportPredictionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownClasses_areWrongAndSaid()
    {
        Desk desk;
        const ImportReport report =
            valueOf(desk.importTable("i1.jpg,1\ni2.jpg,1\ni3.jpg,n09999999\ni4.jpg,background\n"));
        QVERIFY2(
            all(report.warnings)
                    .find("names no class of the study on 2 of 4 images, which count as wrong, such as ") !=
                std::string::npos,
            all(report.warnings).c_str());
        QCOMPARE(desk.figure(), std::string("2/4, 2 missing, 2 unknown"));
    }

    /// Further predictions make no image wrong.
    void unknownClasses_areCountedByImages()
    {
        Desk desk;
        const ImportReport report = valueOf(desk.import(
            {desk.write("m.csv",
                        "image,prediction,prediction2,prediction3\ni1.jpg,1,x,y\ni2.jpg,1,2,3\ni3.jpg,1,2,z\n"
                        "i4.jpg,x,1,2\n")}));
        QVERIFY2(all(report.warnings)
                         .find("names no class of the study on 1 of 4 images, which counts as wrong; 3 "
                               "predictions behind the first name no class of the study, such as ") !=
                     std::string::npos,
                 all(report.warnings).c_str());
        QCOMPARE(desk.figure(), std::string("3/4, 1 missing, 1 unknown"));
        const ImportReport further = valueOf(desk.import({desk.write(
            "n.csv", "image,prediction,prediction2\ni1.jpg,1,x\ni2.jpg,1,2\ni3.jpg,1,2\ni4.jpg,1,2\n")}));
        QVERIFY2(all(further.warnings)
                         .find("n: 1 prediction behind the first names no class of the study, such as ") !=
                     std::string::npos,
                 all(further.warnings).c_str());
    }

    void secondImport_saysWhatItReplaces()
    {
        Desk desk;
        const std::string rows = "i1.jpg,1\ni2.jpg,1\ni3.jpg,1\ni4.jpg,2\n";
        QVERIFY(valueOf(desk.importTable(rows)).notes.empty());
        QVERIFY(valueOf(desk.importTable(rows)).notes.empty());
        QCOMPARE(valueOf(desk.importTable("i1.jpg,2\ni2.jpg,1\ni3.jpg,1\ni4.jpg,2\n")).notes,
                 std::vector<std::string>{"m: what it predicted on d before was replaced"});
    }

    void columnThatStandsTwice_isRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("predictions") << QByteArray("image,prediction,prediction");
        QTest::newRow("read alike") << QByteArray("image,prediction,Prediction_");
        QTest::newRow("images") << QByteArray("image,prediction,Image");
    }

    void columnThatStandsTwice_isRefused()
    {
        QFETCH(QByteArray, header);
        Desk desk;
        const auto refused = desk.import({desk.write("m.csv", header.toStdString() + "\ni1.jpg,1,i2.jpg\n")});
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QStringLiteral("expected one of them"));
    }

    /// As two systems write one name.
    void modelNamesOfTwoUnicodeForms_areOne()
    {
        Desk desk;
        const std::string table = "image,prediction\ni1.jpg,1\ni2.jpg,1\ni3.jpg,1\ni4.jpg,2\n";
        const fs::path composed = desk.write("a/caf\u00e9.csv", table);
        const fs::path decomposed = desk.write("b/cafe\u0301.csv", table);
        VERIFY_FAILS(desk.import({composed, decomposed}), ErrorKind::Invalid);
        valueOf(desk.import({composed}));
        valueOf(desk.import({decomposed}));
        QCOMPARE(desk.modelCount(), std::int64_t{1});
    }

    void fileMostlyOfOtherClasses_isRefused()
    {
        Desk desk;
        const auto refused = desk.importTable("i1.jpg,1\ni2.jpg,x\ni3.jpg,y\ni4.jpg,z\n");
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QStringLiteral("3 of 4 predictions name no class of the study, such as "));
        verifyMessage(refused,
                      QStringLiteral("line 3: found \"x\", expected the wnid, index or unambiguous name"));
        QCOMPARE(desk.modelCount(), 0);
        VERIFY_FAILS(desk.importTable("i1.jpg,\ni2.jpg,\n"), ErrorKind::Invalid);
        VERIFY_FAILS(desk.importTable(""), ErrorKind::Invalid);
        QCOMPARE(desk.modelCount(), 0);
    }

    void imagesWithoutAPrediction_areWrongAndThePartIsMarked()
    {
        Desk desk;
        const ImportReport report = valueOf(desk.importTable("i1.jpg,1\ni2.jpg,1\n", "half.csv"));
        QCOMPARE(report.warnings,
                 std::vector<std::string>{
                     "half: has no prediction for 2 of 4 images, which count as wrong: partial"});
        QCOMPARE(desk.figure("half"), std::string("2/4, 2 missing, 0 unknown, partial"));
        const StudyScores scores = valueOf(scoreStudy(desk.study()));
        QCOMPARE(scores.classifiers[0].warnings,
                 std::vector<std::string>{
                     "d: has no prediction for 2 of 4 images, which count as wrong: partial"});
    }

    void noNameMatches_isRefusedWithAnExampleOfEachSide()
    {
        Desk desk;
        const auto refused =
            desk.importTable("val/i1.jpg.JPEG,1\nval/i2.jpg.JPEG,1\nval/i3.jpg.JPEG,1\nval/i4.jpg.JPEG,1\n");
        VERIFY_FAILS(refused, ErrorKind::NotFound);
        verifyMessage(refused,
                      QStringLiteral("none of its 4 names is an image of the test set. Found names such as "
                                     "\"val/i1.jpg.JPEG\", expected names such as \"i1.jpg\"."));
        QCOMPARE(desk.modelCount(), 0);
    }

    void namesInOtherForms_match_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("written");
        QTest::newRow("form D for C")
            << QStringLiteral("d\u00e9cran.jpg") << QStringLiteral("de\u0301cran.jpg");
        QTest::newRow("form C for D")
            << QStringLiteral("de\u0301cran.jpg") << QStringLiteral("d\u00e9cran.jpg");
        QTest::newRow("with an extension") << QStringLiteral("n01440764/img1") << QStringLiteral("img1.JPEG");
        QTest::newRow("without") << QStringLiteral("img1.JPEG") << QStringLiteral("img1");
        QTest::newRow("path") << QStringLiteral("img1.JPEG") << QStringLiteral("val/img1.JPEG");
        QTest::newRow("class folder")
            << QStringLiteral("n01440764/img1.JPEG") << QStringLiteral("val/img1.jpg");
        QTest::newRow("backslashes") << QStringLiteral("a/img1.jpg")
                                     << QStringLiteral("C:\\photos\\a\\img1.jpg");
    }
    void namesInOtherForms_match()
    {
        QFETCH(QString, stored);
        QFETCH(QString, written);
        Desk desk({stored.toStdString(), "other.jpg"});
        const ImportReport report = valueOf(desk.importTable(written.toStdString() + ",1\nother.jpg,1\n"));
        QCOMPARE(desk.figure(), std::string("2/2, 0 missing, 0 unknown"));
        QVERIFY2(all(report.notes).find("m: 1 name was matched although written otherwise, such as ") !=
                     std::string::npos,
                 all(report.notes).c_str());
    }

    void ambiguousNames_areListedAndMatchNothing()
    {
        Desk desk({"a/p.jpg", "b/p.jpg", "q.jpg"});
        const ImportReport report = valueOf(desk.importTable("p.jpg,1\nq.jpg,1\nx.jpg,1\n"));
        QVERIFY2(
            all(report.notes)
                    .find("m: 1 name is ambiguous and matched nothing: \"p.jpg\" could be \"a/p.jpg\" or "
                          "\"b/p.jpg\"\n") != std::string::npos,
            all(report.notes).c_str());
        QVERIFY2(all(report.notes).find("m: 1 image is not in the test set, such as \"x.jpg\"\n") !=
                     std::string::npos,
                 all(report.notes).c_str());
        QCOMPARE(desk.figure(), std::string("1/3, 2 missing, 0 unknown, partial"));
    }

    void twoRowsOfOneImage_areRefusedUnlessOneIsExact()
    {
        Desk desk;
        verifyMessage(
            desk.importTable("x/i1.jpg,1\ni2.jpg,1\ny/i1.jpg,0\n"),
            QStringLiteral("line 4: found \"y/i1.jpg\", which is the image \"i1.jpg\" as \"x/i1.jpg\" on "
                           "line 2 is"));
        QCOMPARE(desk.modelCount(), 0);
        const ImportReport report =
            valueOf(desk.importTable("i1.png,0\ni1.jpg,1\ni2.jpg,1\ni3.jpg,1\ni4.jpg,1\n"));
        QCOMPARE(desk.figure(), std::string("4/4, 0 missing, 0 unknown"));
        QVERIFY2(all(report.notes).find("1 row was passed over") != std::string::npos,
                 all(report.notes).c_str());
    }

    void twoFilesOfOneModel_areRefused()
    {
        Desk desk;
        const std::string rows = "image,prediction\ni1.jpg,1\n";
        const auto one = desk.write("a/resnet50.csv", rows);
        const auto other = desk.write("b/resnet50.csv", rows);
        const auto refused = desk.import({one.parent_path(), other.parent_path()});
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QString::fromStdString("Two files are of the model \"resnet50\": " +
                                                      one.string() + " and " + other.string()));
        desk.write("b/resnet50.npy", "");
        VERIFY_FAILS(desk.import({other.parent_path()}), ErrorKind::Invalid);
        QCOMPARE(desk.modelCount(), 0);
    }

    void emptyFolder_isRefused()
    {
        Desk desk;
        fs::create_directories(desk.folder() / "none");
        const auto refused = desk.import({desk.folder() / "none"});
        VERIFY_FAILS(refused, ErrorKind::NotFound);
        verifyMessage(refused, QStringLiteral("expected .npy or .csv files in it"));
        desk.write("none/readme.md", "x");
        VERIFY_FAILS(desk.import({desk.folder() / "none"}), ErrorKind::NotFound);
    }

    void blankNames_areRefused()
    {
        Desk desk;
        VERIFY_FAILS(desk.importTable("i1.jpg,1\n", " .csv"), ErrorKind::Invalid);
        const auto list = desk.write("set.csv", "image,wnid\ni1.jpg,beagle\n");
        for (const char* name : {"", "  ", "\t", "a\nb", "\x01"})
            VERIFY_FAILS(importTestSet(desk.study(), name, list), ErrorKind::Invalid);
        const ImportReport report = valueOf(importTestSet(desk.study(), " e ", list));
        QVERIFY2(all(report.notes).find("The test set is called \"e\"") != std::string::npos,
                 all(report.notes).c_str());
        QCOMPARE(desk.number("SELECT COUNT(*) FROM test_set"), 2);
    }

    void testSetWithoutImages_isRefused()
    {
        Desk desk;
        VERIFY_FAILS(importTestSet(desk.study(), "e", desk.write("set.csv", "image,wnid\n")),
                     ErrorKind::Invalid);
        const auto refused =
            importTestSet(desk.study(), "e", desk.write("set.json", R"({"image_filenames": []})"));
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QStringLiteral("set.json: found no images, expected some"));
        const auto twice =
            importTestSet(desk.study(), "e", desk.write("twice.csv", "image,wnid,WNID\ni1.jpg,beagle,cup\n"));
        VERIFY_FAILS(twice, ErrorKind::Invalid);
        verifyMessage(twice, QStringLiteral("found the column \"wnid\" twice"));
        QCOMPARE(desk.number("SELECT COUNT(*) FROM test_set"), 1);
    }

    void namesOfOneForm_areNotTwoImages_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("Unicode form") << QByteArray("caf\u00e9.jpg") << QByteArray("cafe\u0301.jpg");
        QTest::newRow("separator") << QByteArray("a/x.jpg") << QByteArray("a\\x.jpg");
        QTest::newRow("empty part") << QByteArray("a/x.jpg") << QByteArray("./a/x.jpg");
    }

    void namesOfOneForm_areNotTwoImages()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        Desk desk;
        const std::string rows = "other.jpg,cup\n" + first.toStdString() + ",beagle\n" + second.toStdString();
        const auto refused =
            importTestSet(desk.study(), "e", desk.write("set.csv", "image,wnid\n" + rows + ",cup\n"));
        VERIFY_FAILS(refused, ErrorKind::Invalid);
        verifyMessage(refused, QStringLiteral("set.csv: images 2 and 3, "));
        verifyMessage(refused, QStringLiteral("have one name that is written in two ways"));
        QCOMPARE(desk.number("SELECT COUNT(*) FROM test_set"), 1);
    }

    void namesThatSomeSystemsTakeForOne_areSaid()
    {
        Desk desk;
        const auto list =
            desk.write("set.csv", "image,wnid\n\u00c9.jpg,cup\n\u00e9.jpg,cup\nb.jpg,cup\nb.png,cup\n");
        const std::string notes = all(valueOf(importTestSet(desk.study(), "e", list)).notes);
        QVERIFY2(notes.find("\"\u00c9.jpg\" and \"\u00e9.jpg\" are two images") != std::string::npos,
                 notes.c_str());
        QVERIFY2(notes.find("\"b.jpg\" and \"b.png\" are two images") != std::string::npos, notes.c_str());
    }

    void classThatARowNamesTwice_isSaid()
    {
        Desk desk;
        const auto file =
            desk.write("m.csv", "image,pred1,pred2,pred3\ni1.jpg,1,2,1\ni2.jpg,1,2,\ni3.jpg,1,,\n");
        const std::string warnings = all(valueOf(desk.import({file})).warnings);
        QVERIFY2(warnings.find("1 image has a class twice among the predictions, such as image 1") !=
                     std::string::npos,
                 warnings.c_str());
        QCOMPARE(desk.number("SELECT COUNT(*) FROM prediction_warning"), 1);
    }

    /// Seven numbers of 32 bits for each of the images, as many as the study has classes.
    void wholeScores_areTakenAsScoresAndSaid()
    {
        Desk desk;
        std::string bytes("\x93NUMPY\x01\0", 8);
        const std::string header = "{'descr': '<i4', 'fortran_order': False, 'shape': (4, 7), }\n";
        bytes += static_cast<char>(header.size()) + std::string(1, '\0') + header;
        for (int image = 0; image < 4; ++image) {
            for (int index = 0; index < 7; ++index)
                bytes += static_cast<char>(index == 1 || image == 3 ? 5 : index % 5) + std::string(3, '\0');
        }
        const std::string notes = all(valueOf(desk.import({desk.write("m.npy", bytes)})).notes);
        QVERIFY2(notes.find("taken as a score for each class") != std::string::npos, notes.c_str());
        QVERIFY2(notes.find("1 image has several classes of the best score; that of the lowest index") !=
                     std::string::npos,
                 notes.c_str());
        QCOMPARE(desk.figure(), std::string("3/4, 0 missing, 0 unknown"));
    }

    void wrongConfidence_isRefusedWithItsLineAndKeepsNothing()
    {
        Desk desk;
        const auto good = desk.write("a.csv", "image,prediction,confidence\ni1.jpg,1,1.0000001\n");
        for (const char* number : {"1.5", "nan"}) {
            const auto bad = desk.write(
                "b.csv", "image,prediction,confidence\ni1.jpg,1,1\ni2.jpg,1," + std::string(number) + '\n');
            const auto refused = desk.import({good, bad});
            VERIFY_FAILS(refused, ErrorKind::Invalid);
            verifyMessage(refused, QStringLiteral("b.csv, line 3: found \"%1\"").arg(QLatin1String(number)));
            QCOMPARE(desk.modelCount(), 0);
        }
        QVERIFY(desk.import({good}));
    }
};

}  // namespace import_predictions_test

VIZSLA_TEST(tst_import_predictions, import_predictions_test::ImportPredictionsTest)
#include "tst_import_predictions.moc"
