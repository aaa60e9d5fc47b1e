// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <sstream>

#include "core/formats/verdict_csv.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace verdict_csv_test {

namespace {

Result<NamedVerdicts> readFile(const std::string& text)
{
    std::istringstream input(text);
    return readVerdictCsv(input, "v.csv");
}

Result<NamedVerdicts> readText(const std::string& records)
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
        for (const NamedVerdicts::Row& row : verdicts->rows)
            read.push_back(row.verdict);
        QVERIFY((read == std::vector{Verdict::Correct, Verdict::Wrong, Verdict::Unclear, Verdict::DontKnow,
                                     Verdict::DontKnow}));
        QCOMPARE(verdicts->rows.back().line, 6U);
    }

    void names_standOnceInTheirOrder()
    {
        const auto verdicts = readText("e,b,n2,correct\nf,a,n2,wrong\ne,a,n1,unclear\nf, b ,n1,wrong\n");
        QVERIFY2(verdicts, qPrintable(messageOf(verdicts)));
        QCOMPARE(verdicts->reviewers, (std::vector<std::string>{"e", "f"}));
        QCOMPARE(verdicts->images, (std::vector<std::string>{"b", "a"}));
        QCOMPARE(verdicts->wnids, (std::vector<std::string>{"n2", "n1"}));
        const auto& last = verdicts->rows.back();
        QCOMPARE(verdicts->reviewer(last) + verdicts->image(last) + verdicts->wnid(last),
                 std::string("fbn1"));
    }

    void imageInQuotes_keepsItsBlanks()
    {
        const auto verdicts = readText("\" e\",\" b\",\" n2\",correct\nf, b,n2,wrong\nf,\"  \",n2,wrong\n");
        QVERIFY(!verdicts);
        const auto named = readText("\" e\",\" b\",\" n2\",correct\nf, b,n2,wrong\n");
        QVERIFY2(named, qPrintable(messageOf(named)));
        QCOMPARE(named->images, (std::vector<std::string>{" b", "b"}));
        QCOMPARE(named->reviewers, (std::vector<std::string>{"e", "f"}));
        QCOMPARE(named->wnids, (std::vector<std::string>{"n2"}));
    }

    /// More names than the table of names begins with, and more bytes than are read at once.
    void manyVerdicts_areRead()
    {
        std::string text;
        for (int line = 0; line < 20'000; ++line)
            text += "reviewer" + std::to_string(line % 7) + ",image" + std::to_string(line / 14) + ".JPEG,n" +
                    std::to_string(line % 14) + ",wrong\n";
        const auto verdicts = readText(text);
        QVERIFY2(verdicts, qPrintable(messageOf(verdicts)));
        QCOMPARE(verdicts->rows.size(), std::size_t{20'000});
        QCOMPARE(verdicts->images.size(), std::size_t{1'429});
        for (std::uint32_t place = 0; place < verdicts->rows.size(); ++place) {
            const auto& row = verdicts->rows[place];
            QCOMPARE(row.line, place + 2);
            QCOMPARE(verdicts->reviewer(row), "reviewer" + std::to_string(place % 7));
            QCOMPARE(verdicts->image(row), "image" + std::to_string(place / 14) + ".JPEG");
            QCOMPARE(verdicts->wnid(row), "n" + std::to_string(place % 14));
        }
        verifyMessage(readText(text + "reviewer0,image3.JPEG,n0,wrong\nreviewer0,image2.JPEG,n0,wrong\n"),
                      QStringLiteral("v.csv, line 20002: found a second verdict of \"reviewer0\" on "
                                     "\"image3.JPEG\" and \"n0\", the first is on line 44"));
    }

    void spreadsheetForm_isRead()
    {
        const auto verdicts = readFile(
            "\xEF\xBB\xBFVerdict,note,wnid,Image,reviewer\r\nwrong,\"a \"\"b\"\"\r\nc\",n1,\"a,b\",e\r\n");
        QVERIFY2(verdicts, qPrintable(messageOf(verdicts)));
        QCOMPARE(verdicts->rows.size(), std::size_t{1});
        QCOMPARE(verdicts->images.front(), std::string("a,b"));
        QCOMPARE(verdicts->rows.front().verdict, Verdict::Wrong);
        QCOMPARE(verdicts->rows.front().line, 2U);
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
        QTest::newRow("three verdicts") << "e,a,n1,wrong\ne,a,n1,wrong\ne,a,n1,wrong\n"
                                        << "line 3: found a second verdict of \"e\" on \"a\" and \"n1\", the "
                                           "first is on line 2";
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
            QVERIFY(verdicts->rows.size() > 5000);
        }
    }
};

}  // namespace verdict_csv_test

VIZSLA_TEST(tst_verdict_csv, verdict_csv_test::TestVerdictCsv)
#include "tst_verdict_csv.moc"
