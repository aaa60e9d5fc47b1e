// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <sstream>

#include "core/text/csv.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace csv_test {

namespace {

/// Fields joined by "|", records by " / ", each with its line before it; the error's message at the end.
QString readAll(const std::string& text, char separator = ',')
{
    std::istringstream input(text);
    CsvReader reader(input, "f.csv", separator);
    CsvRecord record;
    QStringList records;
    for (;;) {
        const Result<bool> more = reader.next(record);
        if (!more)
            records << QString::fromStdString(more.error().message);
        if (!more || !*more)
            return records.join(QStringLiteral(" / "));
        QStringList fields;
        for (const std::string& field : record.fields)
            fields << QString::fromStdString(field);
        records << QStringLiteral("%1:%2").arg(record.line).arg(fields.join(QLatin1Char('|')));
    }
}

}  // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& text, const char* expected) {
            QTest::newRow(name) << text << QString::fromUtf8(expected);
        };
        row("plain", "a,b\nc,d\n", "1:a|b / 2:c|d");
        row("no last line break", "a,b\nc,d", "1:a|b / 2:c|d");
        row("CRLF", "a,b\r\nc,d\r\n", "1:a|b / 2:c|d");
        row("lone CR", "a,b\rc,d\r", "1:a|b / 2:c|d");
        row("byte order mark",
            "\xEF\xBB\xBF"
            "a,b\n",
            "1:a|b");
        row("byte order mark before a quote", "\xEF\xBB\xBF\"a,x\",b\n", "1:a,x|b");
        row("byte order mark alone", "\xEF\xBB\xBF", "");
        row("text that begins like a byte order mark", "－,a\n", "1:－|a");
        row("text that begins more like one", "\xEF\xBB\xBE,a\n", "1:\xEF\xBB\xBE|a");
        row("blank lines", "\na\n\n\r\nb\n\n", "2:a / 5:b");
        row("empty file", "", "");
        row("empty fields", ",\n,,\n", "1:| / 2:||");
        row("quoted empty field is a record", "\"\",\n", "1:|");
        row("separator in quotes", "\"a,b\",c\n", "1:a,b|c");
        row("quote in quotes", "\"say \"\"hi\"\"\",c\n", "1:say \"hi\"|c");
        row("line breaks in quotes count lines", "\"a\r\nb\",c\nd\n", "1:a\nb|c / 3:d");
        row("quote within a plain field", "6\" pipe,b\n", "1:6\" pipe|b");
        row("blanks are kept", " a , b \n", "1: a | b ");
        row("records of different lengths", "a\nb,c\nd\n", "1:a / 2:b|c / 3:d");
        row("UTF-8", "Köter,狗\n", "1:Köter|狗");
        row("quote not closed", "a\nb,\"c\nd\n",
            "1:a / f.csv, line 2: the quote that opens here is not closed");
        row("text behind a quote", "\"a\"b,c\n",
            "f.csv, line 1: found text behind a closing quote, expected a separator or the end of the line");
        row("UTF-16",
            QByteArray("\xFF\xFE"
                       "a\0,\0b\0\n\0",
                       10),
            "f.csv, line 1: found UTF-16 text, expected UTF-8; save the file as UTF-8");
        row("UTF-16 without a mark", QByteArray("\0a\0,\0b\0\n", 8),
            "f.csv, line 1: found UTF-16 text, expected UTF-8; save the file as UTF-8");
        row("UTF-32", QByteArray("\xFF\xFE\0\0a\0\0\0", 8),
            "f.csv, line 1: found UTF-32 text, expected UTF-8; save the file as UTF-8");
        row("NUL byte", QByteArray("a\nb\0c\n", 6), "1:a / f.csv, line 2: found a NUL byte, expected text");
    }

    void records()
    {
        QFETCH(QByteArray, text);
        QTEST(readAll(text.toStdString()), "expected");
    }

    void fields_areWrittenAsTheyAreRead_data()
    {
        QTest::addColumn<std::string>("value");
        QTest::addColumn<std::string>("field");
        const auto row = [](const char* value, const char* field) {
            QTest::newRow(value) << std::string(value) << std::string(field);
        };
        row("a b", "a b");
        row(" a.jpg", "\" a.jpg\"");
        row("a.jpg ", "\"a.jpg \"");
        row("a,b", "\"a,b\"");
        row("", "");
    }
    void fields_areWrittenAsTheyAreRead()
    {
        QFETCH(std::string, value);
        QFETCH(std::string, field);
        QCOMPARE(csvField(value), field);
        std::istringstream input(field + ",x\n");
        CsvReader reader(input, "f.csv");
        CsvRecord record;
        QVERIFY(reader.next(record));
        QCOMPARE(record.fields[0], value);
        QCOMPARE(record.areQuoted[0], field.starts_with('"'));
        QCOMPARE(record.areQuoted[1], false);
    }

    void otherSeparator()
    {
        QCOMPARE(readAll("a;b,c\n", ';'), QStringLiteral("1:a|b,c"));
        QCOMPARE(readAll("a\t\"b\tc\"\n", '\t'), QStringLiteral("1:a|b\tc"));
    }

    void endlessQuote_isRefused()
    {
        const QString result = readAll("a,\"" + std::string(17U << 20U, 'x'));
        QCOMPARE(result, QStringLiteral(
                             "f.csv, line 1: the record is longer than 16 MiB; a quote may not be closed"));
    }

    void afterAnError_nothingIsRead()
    {
        std::istringstream input("\"a\"b\nc\n");
        CsvReader reader(input, "f.csv");
        CsvRecord record;
        QVERIFY(!reader.next(record));
        const Result<bool> again = reader.next(record);
        QVERIFY(again.has_value());
        QVERIFY(!*again);
    }

    /// Whatever stands where what was read at once ends.
    void anyPlace_mayEndWhatIsReadAtOnce()
    {
        const std::string records = "a,\"b \"\"c\"\"\r\nd\",e\r\n\"\",f\rg,h\"i,\n";
        for (std::size_t shift = 0; shift <= records.size() + 2; ++shift) {
            const std::string plain((64U << 10U) - records.size() + shift - 1, 'x');
            QCOMPARE(readAll(plain + '\n' + records),
                     QStringLiteral("1:%1 / 2:a|b \"c\"\nd|e / 4:|f / 5:g|h\"i|")
                         .arg(QString::fromStdString(plain)));
        }
    }

    void everyCutFile_isReadOrRefused()
    {
        const std::string text = "\xEF\xBB\xBFid,name\r\n1,\"a \"\"b\"\"\r\nc\"\r\n2,d\r\n";
        for (std::size_t length = 0; length <= text.size(); ++length)
            readAll(text.substr(0, length));
    }

    void column_isFoundByName()
    {
        const CsvRecord header{1, {" ID ", "Names", "gloss"}};
        QCOMPARE(csvColumn(header, "id"), 0);
        QCOMPARE(csvColumn(header, "names"), 1);
        QCOMPARE(csvColumn(header, "parents"), -1);
    }
};

}  // namespace csv_test

VIZSLA_TEST(tst_csv, csv_test::TestCsv)
#include "tst_csv.moc"
