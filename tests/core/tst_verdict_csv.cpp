// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <sstream>

#include "core/formats/verdict_csv.h"
#include "tests/core/format_fixtures.h"

using namespace vizsla;
using namespace vizsla::test;

namespace {

Result<std::vector<NamedVerdict>> readFile(const std::string& text)
{
    std::istringstream input(text);
    return readVerdictCsv(input, "v.csv");
}

Result<std::vector<NamedVerdict>> readText(const std::string& records)
{
    return readFile("reviewer,image,wnid,verdict\n" + records);
}

}  // namespace

class TestVerdictCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdicts_areRead()
    {
        const auto verdicts = readText(
            "e,a,n1,correct\r\ne,a,n2,Wrong\r\ne,a,n3,unclear\r\ne,a,n4,\"don't "
            "know\"\r\ne,a,n5,dont_know\r\n");
        QVERIFY2(verdicts, qPrintable(messageOf(verdicts)));
        std::vector<Verdict> read;
        for (const NamedVerdict& verdict : *verdicts)
            read.push_back(verdict.verdict);
        QVERIFY((read == std::vector{Verdict::Correct, Verdict::Wrong, Verdict::Unclear, Verdict::DontKnow,
                                     Verdict::DontKnow}));
        QCOMPARE(verdicts->back().line, std::size_t{6});
    }

    void spreadsheetForm_isRead()
    {
        const auto verdicts = readFile(
            "\xEF\xBB\xBFVerdict,note,wnid,Image,reviewer\r\nwrong,\"a \"\"b\"\"\r\nc\",n1,\"a,b\",e\r\n");
        QVERIFY2(verdicts, qPrintable(messageOf(verdicts)));
        QCOMPARE(verdicts->size(), std::size_t{1});
        QCOMPARE(verdicts->front().image, std::string("a,b"));
        QCOMPARE(verdicts->front().verdict, Verdict::Wrong);
        QCOMPARE(verdicts->front().line, std::size_t{2});
    }

    void wrongHeader_isRefused()
    {
        verifyMessage(readFile(""), QStringLiteral("v.csv, line 1: the file is empty"));
        verifyMessage(readFile("reviewer,image,wnid,ruling\n"),
                      QStringLiteral("found no column \"verdict\""));
        verifyMessage(readFile("reviewer;image;wnid;verdict\n"),
                      QStringLiteral("found no column \"reviewer\""));
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown verdict") << "e,a,n1,maybe\n"
                                         << "line 2: found the verdict \"maybe\"";
        QTest::newRow("second verdict")
            << "e,a,n1,wrong\nf,a,n1,wrong\ne,a,n1,correct\n"
            << "line 4: found a second verdict of \"e\" on \"a\" and \"n1\", the first is on line 2";
        QTest::newRow("no reviewer") << ",a,n1,wrong\n"
                                     << "line 2: found nothing, expected the name of a reviewer";
        QTest::newRow("too many columns") << "e,a,n1,wrong,x\n"
                                          << "line 2: found 5 columns, expected 4";
        QTest::newRow("open quote") << "e,\"a,n1,wrong\n"
                                    << "line 2: the quote that opens here is not closed";
        QTest::newRow("too few columns") << "e,a,n1\n"
                                         << "found 3 columns, expected 4";
    }

    void wrongFiles()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        verifyMessage(readText(text.toStdString()), words);
    }

    void everyCutFile_isReadOrRefused()
    {
        readEveryCut("e,a,n1,wrong\r\n\"e\",a,n2,\"don't know\"\r\n", readText);
    }

    void publishedVerdicts_areRead()
    {
        SKIP_WITHOUT_DATA(publishedData() / "reviews");
        for (const char* file : {"experts_golden.csv", "raters_golden.csv"}) {
            const auto verdicts = readVerdictCsv(publishedData() / "reviews" / file);
            QVERIFY2(verdicts, qPrintable(messageOf(verdicts)));
            QVERIFY(verdicts->size() > 5000);
        }
    }
};

QTEST_APPLESS_MAIN(TestVerdictCsv)
#include "tst_verdict_csv.moc"
