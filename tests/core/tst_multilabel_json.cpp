// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/formats/multilabel_json.h"
#include "tests/core/format_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace multilabel_json_test {

namespace {

const std::string whole =
    R"({"initial_annots": {"b": {"correct": ["n1"], "wrong": ["n2"], "by": [1, {"x": 1.50}]}, "a": {"unclear": ["n3"]}},
"problematic_images": {"c": "blurred", "d": [true, null, -1, 1E3, {"\u00e9": "\n"}, [], {}]},
"imagenet_m": ["b", "a"], "version": 3.10})";

Result<MultiLabelFile> readText(const std::string& text)
{
    return readMultiLabelJson(text, "m.json");
}

}  // namespace

class TestMultiLabelJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeFile_isRead()
    {
        const auto file = readText(whole);
        QVERIFY2(file, qPrintable(messageOf(file)));
        const auto& image = file->initialAnnotations.at("b");
        QVERIFY(image.correct == std::vector<std::string>{"n1"});
        QVERIFY(image.others.at("by") == R"([1,{"x":1.50}])");
        QVERIFY(file->problematicImages.at("d") == "[true,null,-1,1E3,{\"é\":\"\\n\"},[],{}]");
        QVERIFY((*file->imagenetM == std::vector<std::string>{"b", "a"}));
        QVERIFY(file->others.at("version") == "3.10");
        QVERIFY(annotationOf(file->initialAnnotations.at("a")).verdictOn("n3") == Verdict::Unclear);
        QVERIFY(multiLabelImage(annotationOf(image)).wrong == image.wrong);
    }

    void whatIsWritten_isTheSameAgain()
    {
        const auto file = readText(whole);
        QVERIFY(file);
        const std::string text = writeMultiLabelJson(*file);
        const auto again = readText(text);
        QVERIFY2(again, qPrintable(messageOf(again)));
        QVERIFY(*again == *file);
        QVERIFY(writeMultiLabelJson(*again) == text);
    }

    void classNamedTwice_standsTwice()
    {
        const auto file = readText(R"({"initial_annots": {"a": {"correct": ["n", "n"], "wrong": ["n"]}}})");
        QVERIFY2(file, qPrintable(messageOf(file)));
        QCOMPARE(annotationOf(file->initialAnnotations.at("a")).rulings.size(), std::size_t{3});
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& text, const char* words) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(words);
        };
        row("list", "[]", "expected an object with");
        row("text", "\"a\"", "expected an object with");
        row("another object", R"({"image_filenames": []})", "found none of the keys");
        row("annotations in a list", R"({"initial_annots": []})", "\"initial_annots\": expected an object");
        row("key twice", R"({"initial_annots": {}, "initial_annots": {}})", "again");
        row("image twice", R"({"initial_annots": {"a": {}, "a": {}}})", "found the key \"a\" again");
        row("image no object", R"({"initial_annots": {"a": 1}})", "image \"a\": expected an object");
        row("no list", R"({"initial_annots": {"a": {"correct": "n1"}}})", "image \"a\": expected a list");
        row("no wnids", R"({"initial_annots": {"a": {"correct": [1]}}})", "image \"a\": expected wnids");
        row("names no list", R"({"imagenet_m": {}})", "\"imagenet_m\": expected a list");
        row("cut", whole.substr(0, 40), "cut off");
        row("too deep", "{\"x\":" + std::string(100'000, '['), "more than 64 deep");
    }

    void wrongFiles()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        verifyMessage(readText(text.toStdString()), words);
    }

    void everyCutFile_isRefused()
    {
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!readText(whole.substr(0, length)));
    }
};

}  // namespace multilabel_json_test

VIZSLA_TEST(tst_multilabel_json, multilabel_json_test::TestMultiLabelJson)
#include "tst_multilabel_json.moc"
