// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/formats/real_json.h"
#include "core/text/file_text.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace real_json_test {

namespace {

Result<RealLabels> readText(const std::string& text)
{
    return readRealJson(text, "r.json", 1000);
}

}  // namespace

class TestRealJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entries_keepTheirOrder()
    {
        const std::string text = "[[], [970, 795], [0], [999]]";
        const auto labels = readText(text);
        QVERIFY(labels);
        QVERIFY((*labels == RealLabels{{}, {970, 795}, {0}, {999}}));
        QVERIFY(writeRealJson(*labels) == text);
    }

    void setsOfImages_findTheirPlaces()
    {
        const auto labels =
            realLabels({{"ILSVRC2012_val_00000002.JPEG", {5, 3}}, {"ILSVRC2012_val_00000003", {7}}}, 4);
        QVERIFY(labels);
        QVERIFY((*labels == RealLabels{{}, {3, 5}, {7}, {}}));
        for (const char* name : {"ILSVRC2012_val_00000005.JPEG", "ILSVRC2012_val_00000000.JPEG", "x", ""})
            verifyMessage(realLabels({{name, {1}}}, 4), QStringLiteral("use the format multilabel instead"));
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& text, const char* words) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(words);
        };
        row("object", "{}", "expected a list with a list");
        row("number for a list", "[[],\n1]",
            "line 2: entry 2 (ILSVRC2012_val_00000002.JPEG): expected a list");
        row("too large", "[[1000]]",
            "entry 1 (ILSVRC2012_val_00000001.JPEG): found 1000, expected class indices");
        row("negative", "[[-1]]", "found -1");
        row("beyond int64", "[[18446744073709551615]]", "expected class indices");
        row("fraction", "[[1.0]]", "expected class indices");
        row("text", "[[\"1\"]]", "expected class indices");
        row("nested", "[[[1]]]", "entry 1");
        row("cut", "[[1], [2", "cut off");
        row("behind the end", "[] x", "this is not JSON");
        row("huge number", "[[1e999]]", "too large");
        row("NaN", "[[NaN]]", "line 1: this is not JSON");
        row("100,000 deep", std::string(100'000, '['), "entry 1");
    }

    void wrongFiles()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        verifyMessage(readText(text.toStdString()), words);
    }

    void everyCutFile_isRefused()
    {
        const std::string text = "[[], [970, 795], [0]]";
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY(!readText(text.substr(0, length)));
    }

    void publishedFile_roundTrips()
    {
        const auto path = publishedData() / "imagenet/real.json";
        SKIP_WITHOUT_DATA(path);
        const auto labels = readRealJson(path, 1000);
        QVERIFY2(labels, qPrintable(messageOf(labels)));
        QCOMPARE(labels->size(), realImageCount);
        QVERIFY(writeRealJson(*labels) == readFileText(path, 64U << 20U));
    }
};

}  // namespace real_json_test

VIZSLA_TEST(tst_real_json, real_json_test::TestRealJson)
#include "tst_real_json.moc"
