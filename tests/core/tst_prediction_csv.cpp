// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <sstream>

#include "core/formats/prediction_csv.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace prediction_csv_test {

namespace {

Result<NamedPredictions> readText(const std::string& text)
{
    std::istringstream input(text);
    return readPredictionCsv(input, "p.csv", ClassCodes({"n1", "n2", "n3"}));
}

}  // namespace

class TestPredictionCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wnidsAndIndices_areRead()
    {
        const auto named =
            readText("\xEF\xBB\xBFprediction2,image,note,Prediction\r\nn2,\"b,1\",x,2\r\n,a,y,n1\r\n");
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->images, (std::vector<std::string>{"b,1", "a"}));
        QCOMPARE(named->predictions.columns, 2);
        QCOMPARE(named->predictions.classes, (std::vector<ClassIndex>{2, 1, 0, noClass}));
        QCOMPARE(named->unknownClassCount, std::size_t{0});
    }

    void confidences_areRead()
    {
        const auto named = readText(
            "confidence2,image,prediction,prediction2,Confidence\n.25,a,0,1,1\n,b,1,,0.0\n1e-9,c,2,2,0."
            "9999999\n");
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->predictions.confidences, (std::vector<Confidence>{65535, 16384, 0, 0, 65535, 0}));
        QVERIFY(readText("image,prediction\na,0\n")->predictions.confidences.empty());
        QCOMPARE(readText("image,prediction1,confidence1\na,0,0.5\n")->predictions.confidences,
                 (std::vector<Confidence>{32768}));
    }

    void unknownClasses_areCountedAndTheFirstNamed()
    {
        const auto named = readText("image,prediction\na,n9\nb,3x\nc,n-1\nd,01\ne,x\nf,y\ng,z\n");
        QVERIFY(named);
        QCOMPARE(named->unknownClassCount, std::size_t{6});
        QCOMPARE(named->unknownClasses.size(), std::size_t{5});
        QCOMPARE(QString::fromStdString(named->unknownClasses[0]),
                 QStringLiteral(
                     "p.csv, line 2: found \"n9\", expected the wnid or index of a class of the study"));
        QCOMPARE(named->predictions.classes[3], 1);
    }

    void numbersThatAreNoIndex_areUnknownClasses()
    {
        const auto named = readText("image,prediction\na,nan\nb,inf\nc,1.0\n");
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->unknownClassCount, std::size_t{3});
        QCOMPARE(named->predictions.classes, std::vector<ClassIndex>(3, unknownClass));
    }

    /// As in a .npy file.
    void indexOutsideOfTheClasses_isRefusedWithItsLine()
    {
        for (const char* index : {"-1", "3", "4294967296", "18446744073709551617"})
            verifyMessage(readText(std::string("image,prediction\na,0\nb,") + index + "\n"),
                          QStringLiteral("line 3: found \"") + QLatin1String(index) +
                              QStringLiteral("\", expected a class index from 0 to 2, or an empty field"));
    }

    void usualHeadersAndSeparators_areTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        const auto row = [](const char* text, int columns) {
            QTest::newRow(text) << QString::fromUtf8(text) << columns;
        };
        row("file_name,predicted_class,predicted_probability\na,1,0.5\n", 1);
        row("filename;label\na;1\n", 1);
        row("Path\tWNID\na\tn2\n", 1);
        row("img,class_id\r\na,1\r\n", 1);
        row("\xEF\xBB\xBFimage_path,pred\na,1\n", 1);
        row("image,label,prediction\na,0,1\n", 1);
        row("file,top1,top2,top1_prob,top2_prob\na,1,2,0.5,0.25\n", 2);
        row("Image ID,Pred-1,Pred-2,Pred-3\na,1,2,0\n", 3);
        row("image;pred0;pred1;conf0;conf1\na;1;2;0,5;0,25\n", 2);
        row("image,prediction,class_name\n\"a\",1,\"x;y;z;w\"\n", 1);
    }
    void usualHeadersAndSeparators_areTaken()
    {
        QFETCH(QString, text);
        QFETCH(int, columns);
        const auto named = readText(text.toStdString());
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->images, std::vector<std::string>{"a"});
        QCOMPARE(named->predictions.columns, columns);
        QCOMPARE(named->predictions.of(0)[0], ClassIndex{1});
        if (!named->predictions.confidences.empty())
            QCOMPARE(named->predictions.confidences[0], Confidence{32768});
    }

    void confidencesRoundedFromFloats_areTaken()
    {
        const auto named =
            readText("image,prediction,confidence\na,0,1.0000001\nb,1,-1e-9\nc,2,1.000000119\n");
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->predictions.confidences, (std::vector<Confidence>{65535, 0, 65535}));
        verifyMessage(readText("image,prediction,confidence\na,0,1.00001\n"), QStringLiteral("line 2"));
        verifyMessage(readText("image,prediction,confidence\na,0,1\nb,0,1.5\n"), QStringLiteral("line 3"));
    }

    void classNames_areTakenWhereOneClassHasThem()
    {
        const Hierarchy hierarchy = valueOf(Hierarchy::build(ilsvrc2012Classes()));
        const ClassNames names(hierarchy);
        std::istringstream input(
            "image;prediction\na;tench\nb;tench, Tinca tinca\nc;Great_White_Shark\nd;crane\n"
            "e;cardigan\nf;Cardigan\ng;n02113186\nh;maillot, tank suit\n");
        const auto named = readPredictionCsv(input, "p.csv", ClassCodes(hierarchy), &names);
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->predictions.classes,
                 (std::vector<ClassIndex>{0, 0, 2, unknownClass, unknownClass, unknownClass, 264, 639}));
        QCOMPARE(named->unknownClassCount, std::size_t{3});
        QCOMPARE(
            QString::fromStdString(named->unknownClasses[0]),
            QStringLiteral("p.csv, line 5: found \"crane\", which is the name of n02012849 and n03126707; "
                           "expected one of these wnids"));
        QVERIFY(named->unknownClasses[1].find("n02113186 and n02963159") != std::string::npos);
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* text, const char* words) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
        };
        row("empty", "", "line 1: the file is empty");
        row("no image", "name,prediction\n",
            "found no column \"image\" (nor filename, file or path) among \"name\", \"prediction\"");
        row("two predictions", "image,prediction,predicted_class\n", "expected one column of predictions");
        row("two labels", "image,label,wnid\n", "found \"label\" and \"wnid\"");
        row("gap in columns from 0", "image,pred0,pred2\n", "without a gap");
        row("no prediction", "image,note\n", "header: expected the columns image,prediction");
        row("gap", "image,prediction,prediction3\n", "without a gap");
        row("image twice", "image,prediction\na,0\nb,0\na,1\n",
            "line 4: found the image \"a\" again, which stands on line 2");
        row("too few columns", "image,prediction\na\n", "line 2: found 1 columns, expected 2");
        row("too many columns", "image,prediction\na,1,2\n", "line 2: found 3 columns, expected 2");
        row("confidence of nothing", "image,prediction,confidence\na,1,\n",
            "line 2: found \"\", expected a confidence from 0 to 1");
        for (const char* number : {"1.01", "-0.1", "nan", "inf", "95%", "0,5", "x", "1e999", "0x1", "+1"}) {
            QTest::addRow("confidence %s", number)
                << QStringLiteral("image,prediction,confidence\na,0,1\nb,1,\"%1\"\n")
                       .arg(QLatin1String(number))
                << QStringLiteral("line 3: found \"%1\", expected a confidence from 0 to 1")
                       .arg(QLatin1String(number));
        }
        row("fewer confidences", "image,prediction,prediction2,confidence\n",
            "header: expected as many columns confidence");
        row("gap in confidences", "image,prediction,prediction2,confidence,confidence3\n", "as many columns");
        row("no name", "image,prediction\n,1\n", "line 2: found nothing, expected the name of an image");
        row("open quote", "image,prediction\n\"a,1\n", "line 2: the quote that opens here is not closed");
    }

    void wrongFiles()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        verifyMessage(readText(text.toStdString()), words);
    }

    void everyCutFile_isReadOrRefused()
    {
        readEveryCut("\xEF\xBB\xBFimage,prediction\r\n\"a\"\"\",n1\r\nb,2\r\n", readText);
    }
};

}  // namespace prediction_csv_test

VIZSLA_TEST(tst_prediction_csv, prediction_csv_test::TestPredictionCsv)
#include "tst_prediction_csv.moc"
