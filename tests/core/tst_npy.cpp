// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <vector>

#include "core/formats/npy.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace npy_test {

namespace {

std::string npy(const std::string& descr, const std::string& shape, const std::string& data,
                const char* fortran = "False")
{
    const std::string header =
        "{'descr': " + descr + ", 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
    return std::string("\x93NUMPY\x01\0", 8) + static_cast<char>(header.size()) + '\0' + header + data;
}

std::string numbers(std::initializer_list<std::int64_t> values, int size, bool isBigEndian = false)
{
    std::string bytes;
    for (const std::int64_t value : values)
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> (8 * (isBigEndian ? size - 1 - i : i)));
    return bytes;
}

template <class Float>
std::string scores(bool isBigEndian)
{
    std::string bytes;
    for (const double value : {0.5, -1.0, 2.0, 2.0, 0.0, 0.25, 0.0, 0.0, HUGE_VAL, 1e-9, -1e-9, 0.0}) {
        const auto number = static_cast<Float>(value);
        std::string item(reinterpret_cast<const char*>(&number), sizeof(number));
        bytes += isBigEndian ? std::string(item.rbegin(), item.rend()) : item;
    }
    return bytes;
}

}  // namespace

class TestNpy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyType_isRead()
    {
        for (const int size : {1, 2, 4, 8}) {
            for (const char kind : {'i', 'u'}) {
                for (const char order : {'<', '>'}) {
                    const std::string descr = std::string("'") + order + kind + std::to_string(size) + "'";
                    const auto array =
                        readNpy(npy(descr, "(2, 2)", numbers({1, 2, 3, 100}, size, order == '>')), "a.npy");
                    QVERIFY2(array, qPrintable(messageOf(array)));
                    QCOMPARE(array->values, (std::vector<std::int64_t>{1, 2, 3, 100}));
                }
            }
        }
    }

    void negativeNumbers_keepTheirSign()
    {
        const auto array = readNpy(npy("'>i2'", "(2,)", numbers({-1, -300}, 2, true)), "a.npy");
        QVERIFY(array);
        QCOMPARE(array->columns, std::size_t{1});
        QCOMPARE(array->values, (std::vector<std::int64_t>{-1, -300}));
    }

    void fortranOrder_isTurned()
    {
        const auto array = readNpy(npy("'<i4'", "(2, 3)", numbers({1, 4, 2, 5, 3, 6}, 4), "True"), "a.npy");
        QVERIFY(array);
        QCOMPARE(array->values, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& bytes, const char* words) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(words);
        };
        const std::string one = numbers({1}, 8);
        row("empty", "", "expected a NumPy array");
        row("text", "image,prediction\n", "expected a NumPy array");
        row("version 9", std::string("\x93NUMPY\x09\0aaaa", 12), "byte 6");
        row("4 GiB header", std::string("\x93NUMPY\x02\0\xff\xff\xff\xff{", 13),
            "4294967295 bytes, but only 1");
        row("huge shape", npy("'<i8'", "(18446744073709551615, 1000)", one),
            "found 8 bytes behind the header");
        row("number beyond 2^64", npy("'<i8'", "(18446744073709551616,)", one), "below 2^64");
        row("floats", npy("'<f8'", "(1,)", one), "fractional");
        row("truth values", npy("'|b1'", "(1,)", "\1"), "truth values");
        row("objects", npy("'|O'", "(1,)", one), "pickled objects are never loaded");
        row("fields", npy("[('a', '<i8')]", "(1,)", one), "not one of fields");
        row("no byte order", npy("'=i8'", "(1,)", one), "byte order");
        row("no dimensions", npy("'<i8'", "()", one), "found the shape ()");
        row("three dimensions", npy("'<i8'", "(1, 1, 1)", one), "found the shape (1, 1, 1)");
        row("too many columns", npy("'|u1'", "(1, 1001)", std::string(1001, 'a')), "k from 1 to 1000");
        row("no columns", npy("'<i8'", "(1, 0)", ""), "k from 1 to 1000");
        row("no tuple", npy("'<i8'", "(1)", one), "the end of a shape");
        row("negative size", npy("'<i8'", "(-1,)", one), "whole number");
        row("code", npy("__import__('os')", "(1,)", one), "a plain type");
        row("key twice", npy("'<i8', 'descr': '<i8'", "(1,)", one), "each once");
        row("text elements", npy("'<U4'", "(1,)", one), "found an array of type \"<U4\"");
        row("dates", npy("'<M8[s]'", "(1,)", one), "found an array of type \"<M8[s]\"");
        row("16-byte numbers", npy("'<i16'", "(1,)", one + one), "found an array of type \"<i16\"");
        row("cut", npy("'<i8'", "(2,)", one), "cut off");
        row("too long", npy("'<i8'", "(1,)", one + "x"), "found 9 bytes behind the header");
        row("beyond int64", npy("'<u8'", "(1,)", std::string(8, '\xff')), "row 1: found a number of 2^63");
    }

    void wrongFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        verifyMessage(readNpy(bytes.toStdString(), "a.npy"), words);
    }

    void fractionalNumbers_areRefusedWhateverTheyHold()
    {
        const std::pair<const char*, std::string> arrays[] = {
            {"'<f8'", numbers({0x7FF8000000000000}, 8)},        // NaN
            {"'<f4'", numbers({0x7FC00000}, 4)},                // NaN
            {"'<f2'", numbers({0x7E00}, 2)},                    // NaN
            {"'>f8'", numbers({0x7FF0000000000000}, 8, true)},  // infinity
            {"'<f8'", numbers({0x3FF0000000000000}, 8)},        // 1, which would be an index
            {"'<c16'", std::string(16, '\0')},
        };
        for (const auto& [descr, data] : arrays) {
            const std::string bytes = npy(descr, "(1,)", data);
            verifyMessage(readNpy(bytes, "a.npy"),
                          QStringLiteral("a.npy: found an array of fractional numbers"));
            verifyMessage(
                predictionsFromNpy(bytes, "a.npy", 1000),
                std::string_view(descr).find('c') != std::string_view::npos
                    ? QStringLiteral("expected whole numbers")
                    : QStringLiteral("found 1 fractional numbers an image, expected a score for each of the "
                                     "1000 classes"));
        }
    }

    void indexOutOfRange_isNamedByRow()
    {
        const std::string bytes = npy("'<i8'", "(2, 2)", numbers({1, 2, 3, 1000}, 8));
        verifyMessage(predictionsFromNpy(bytes, "a.npy", 1000),
                      QStringLiteral("a.npy, row 2: found 1000, expected a class index from 0 to 999"));
        verifyMessage(predictionsFromNpy(npy("'|i1'", "(1,)", "\xff"), "a.npy", 1000),
                      QStringLiteral("row 1: found -1"));
        QVERIFY(predictionsFromNpy(bytes, "a.npy", 1001));
    }

    void scores_giveTheBestClasses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("float") << QByteArray::fromStdString(npy("'<f4'", "(2, 6)", scores<float>(false)));
        QTest::newRow("double") << QByteArray::fromStdString(npy("'<f8'", "(2, 6)", scores<double>(false)));
        QTest::newRow("big-endian") << QByteArray::fromStdString(
            npy("'>f8'", "(2, 6)", scores<double>(true)));
        QTest::newRow("half") << QByteArray::fromStdString(npy(
            "'<f2'", "(2, 6)",
            numbers({0x3800, 0xBC00, 0x4000, 0x4000, 0x0000, 0x3400, 0, 0, 0x7C00, 0x0001, 0x8001, 0}, 2)));
        QTest::newRow("Fortran order") << QByteArray::fromStdString(
            npy("'<f2'", "(2, 6)",
                numbers({0x3800, 0, 0xBC00, 0, 0x4000, 0x7C00, 0x4000, 0x0001, 0x0000, 0x8001, 0x3400, 0}, 2),
                "True"));
    }
    /// 0.5 -1 2 2 0 0.25, and 0 0 infinity, a little more than 0, a little less, 0.
    void scores_giveTheBestClasses()
    {
        QFETCH(QByteArray, bytes);
        const auto read = predictionsFromNpy(bytes.toStdString(), "a.npy", 6);
        QVERIFY2(read, qPrintable(messageOf(read)));
        QCOMPARE(read->predictions.columns, 5);
        QCOMPARE(read->predictions.classes, (std::vector<ClassIndex>{2, 3, 0, 5, 4, 2, 3, 0, 1, 5}));
        QCOMPARE(read->tiedFirst, std::size_t{1});
        QCOMPARE(read->tiedLast, std::size_t{0});
    }

    void scoresThatAreNone_areRefused()
    {
        verifyMessage(
            predictionsFromNpy(npy("'<f4'", "(2, 2)", numbers({0, 0, 0, 0x7FC00000}, 4)), "a.npy", 2),
            QStringLiteral("a.npy, row 2: column 2: found a score that is not a number"));
        verifyMessage(predictionsFromNpy(npy("'<f4'", "(1, 3)", numbers({0, 0, 0}, 4)), "a.npy", 2),
                      QStringLiteral("a background class"));
        verifyMessage(predictionsFromNpy(npy("'<i8'", "(1, 3)", numbers({0, 1, 1LL << 53}, 8)), "a.npy", 3),
                      QStringLiteral("a.npy, row 1: column 3: found a score of 2^53 or more"));
    }

    /// One for each class, in rows that do not name each class once.
    void wholeScores_areNoIndices()
    {
        const auto read = predictionsFromNpy(
            npy("'<i4'", "(3, 6)", numbers({-7, 40, 2, 3, 1, 0, 0, 1, 2, 3, 4, 4, 0, 1, 2, 3, 4, 6}, 4)),
            "a.npy", 6);
        QVERIFY2(read, qPrintable(messageOf(read)));
        QVERIFY(read->areWholeScores && !read->areWholeRankings);
        QCOMPARE(read->predictions.columns, 5);
        QCOMPARE(read->predictions.classes,
                 (std::vector<ClassIndex>{1, 3, 2, 4, 5, 4, 5, 3, 2, 1, 5, 4, 3, 2, 1}));
        QCOMPARE(read->tiedFirst, std::size_t{1});
        QCOMPARE(read->tiedLast, std::size_t{0});
    }

    void rankingsOfAllClasses_areIndices()
    {
        const auto read =
            predictionsFromNpy(npy("'|u1'", "(2, 3)", numbers({2, 0, 1, 1, 2, 0}, 1)), "a.npy", 3);
        QVERIFY2(read, qPrintable(messageOf(read)));
        QVERIFY(read->areWholeRankings && !read->areWholeScores);
        QCOMPARE(read->predictions.classes, (std::vector<ClassIndex>{2, 0, 1, 1, 2, 0}));
    }

    /// A ranking of all classes with a slip in a row is no list of scores, and neither are scores of which a
    /// row happens to name each class once surely scores.
    void wholeNumbersOfRankingsAndOthers_areRefusedWithTheOddRow()
    {
        verifyMessage(
            predictionsFromNpy(npy("'<i4'", "(3, 4)", numbers({2, 0, 1, 3, 1, 2, 0, 3, 3, -1, -1, -1}, 4)),
                               "a.npy", 4),
            QStringLiteral("a.npy, row 3: found whole numbers that do not name each class once, as 2 of 3 "
                           "rows do; mend the row where these are class indices, and save scores as floats"));
        verifyMessage(
            predictionsFromNpy(npy("'<i4'", "(3, 4)", numbers({9, 0, 1, 3, 1, 2, 0, 3, 3, 7, 7, 1}, 4)),
                               "a.npy", 4),
            QStringLiteral("a.npy, row 2: found whole numbers that name each class once, as class indices "
                           "do, and 2 of 3 rows do not; save scores as floats, and of class indices mend "
                           "the other rows"));
        verifyMessage(predictionsFromNpy(npy("'<i4'", "(2, 2)", numbers({1, 0, 4, 4}, 4)), "a.npy", 2),
                      QStringLiteral("a.npy, row 2: found whole numbers that do not name each class once"));
    }

    void wholeNumbersThatCouldBeEither_areRefused()
    {
        verifyMessage(predictionsFromNpy(npy("'<i4'", "(1, 2)", numbers({1, 0}, 4)), "a.npy", 2),
                      QStringLiteral("could be class indices or scores; save scores as floats"));
        verifyMessage(
            predictionsFromNpy(npy("'<i4'", "(1, 3)", numbers({0, 1, 1}, 4)), "a.npy", 2),
            QStringLiteral("found 3 whole numbers an image, expected at most as many class indices"));
    }

    void everyCutFile_isRefused()
    {
        const std::string bytes = npy("'<i8'", "(2, 2)", numbers({1, 2, 3, 4}, 8));
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!readNpy(std::string_view(bytes).substr(0, length), "a.npy"));
    }

    void missingFile_isNamed()
    {
        verifyMessage(readNpy("/nowhere/a.npy"), QStringLiteral("/nowhere/a.npy: there is no such file"));
        verifyMessage(readNpy("/"), QStringLiteral("expected a file"));
    }

    void publishedPredictions_areRead()
    {
        SKIP_WITHOUT_DATA(publishedData() / "imagenet");
        for (const auto& [set, images] : {std::pair("imagenet", 20000U), std::pair("imagenetv2", 10000U)}) {
            int models = 0;
            for (const auto& file :
                 std::filesystem::directory_iterator(publishedData() / set / "predictions")) {
                const auto predictions = predictionsFromNpy(file.path(), 1000);
                QVERIFY2(predictions, qPrintable(messageOf(predictions)));
                QCOMPARE(predictions->predictions.columns, 5);
                QCOMPARE(predictions->predictions.imageCount(), std::size_t{images});
                ++models;
            }
            QCOMPARE(models, 67);
        }
    }

    void publishedPredictions_areReadFast()
    {
        const auto path = publishedData() / "imagenet/predictions/alexnet.npy";
        SKIP_WITHOUT_DATA(path);
        QBENCHMARK
        {
            QVERIFY(predictionsFromNpy(path, 1000));
        }
    }
};

}  // namespace npy_test

VIZSLA_TEST(tst_npy, npy_test::TestNpy)
#include "tst_npy.moc"
