// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <sstream>

#include "core/formats/prediction_csv.h"
#include "tests/core/format_fixtures.h"

using namespace vizsla;
using namespace vizsla::test;

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
            "confidence2,image,prediction,prediction2,Confidence\n.25,a,0,1,1\n,b,1,,0.0\n1e-9,c,9,2,0.9999999\n");
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->predictions.confidences, (std::vector<Confidence>{65535, 16384, 0, 0, 65535, 0}));
        QVERIFY(readText("image,prediction\na,0\n")->predictions.confidences.empty());
        QCOMPARE(readText("image,prediction1,confidence1\na,0,0.5\n")->predictions.confidences,
                 (std::vector<Confidence>{32768}));
    }

    void unknownClasses_areCountedAndTheFirstNamed()
    {
        const auto named = readText("image,prediction\na,n9\nb,3\nc,-1\nd,01\ne,x\nf,y\ng,z\n");
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
        const auto named =
            readText("image,prediction\na,nan\nb,inf\nc,1.0\nd,4294967296\ne,18446744073709551617\n");
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->unknownClassCount, std::size_t{5});
        QCOMPARE(named->predictions.classes, std::vector<ClassIndex>(5, noClass));
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* text, const char* words) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
        };
        row("empty", "", "line 1: the file is empty");
        row("no image", "name,prediction\n", "no column \"image\"");
        row("no prediction", "image,class\n", "header: expected the columns image,prediction");
        row("gap", "image,prediction,prediction3\n", "without a gap");
        row("image twice", "image,prediction\na,0\nb,0\na,1\n",
            "line 4: found the image \"a\" again, which stands on line 2");
        row("too few columns", "image,prediction\na\n", "line 2: found 1 columns, expected 2");
        row("too many columns", "image,prediction\na,1,2\n", "line 2: found 3 columns, expected 2");
        row("confidence of nothing", "image,prediction,confidence\na,1,\n",
            "line 2: found \"\", expected a confidence from 0 to 1");
        for (const char* number : {"1.01", "-0.1", "nan", "inf", "95%", "0,5", "x", "1e999", "0x1", "+1"}) {
            QTest::addRow("confidence %s", number)
                << QStringLiteral("image,prediction,confidence\na,0,1\nb,1,\"%1\"\n").arg(QLatin1String(number))
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

QTEST_APPLESS_MAIN(TestPredictionCsv)
#include "tst_prediction_csv.moc"
