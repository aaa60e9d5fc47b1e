// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/guide_page.h"

#include <QTest>

#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace guide_page_test {

namespace {

constexpr std::string_view marmotsAndBeavers = R"(---
title: Marmot and beaver
section: Rodents
classes: n02361337 n02363005 n02364673
---

Both are **large** [rodents](rodents.md).

| | [marmot](class:n02361337) | [beaver](class:n02363005) | [guinea pig](class:n02364673) |
|---|:-:|---|---|
| tail | short, *furry* | broad and flat | none |
| where | dry [meadows](class:n0) | water | |
| teeth | white |
)";

/// "tail: short, furry / broad and flat; …".
QString pointsOf(std::string_view markdown, std::string_view first, std::string_view second)
{
    QStringList rows;
    for (const ComparedPoint& point : pointsToCompare(markdown, first, second))
        rows << QString::fromStdString(point.point + ": " + point.first + " / " + point.second);
    return rows.join(QStringLiteral("; "));
}

std::string withCrLf(std::string_view text)
{
    std::string result;
    for (const char character : text)
        result += character == '\n' ? std::string("\r\n") : std::string(1, character);
    return result;
}

}  // namespace

class TestGuidePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void page_hasFrontMatterAndText()
    {
        const GuidePage page = valueOf(parseGuidePage("marmots", marmotsAndBeavers));
        QCOMPARE(page.id, std::string("marmots"));
        QCOMPARE(page.title, std::string("Marmot and beaver"));
        QCOMPARE(page.section, std::string("Rodents"));
        QCOMPARE(page.wnids.size(), std::size_t{3});
        QVERIFY(page.markdown.starts_with("Both are **large**"));
    }

    void byteOrderMarkAndCrLf_changeNothing()
    {
        const GuidePage plain = valueOf(parseGuidePage("p", marmotsAndBeavers));
        const std::string text = "\xef\xbb\xbf" + withCrLf(marmotsAndBeavers);
        const GuidePage page = valueOf(parseGuidePage("p", text));
        QCOMPARE(page.title, plain.title);
        QVERIFY(page.wnids == plain.wnids);
        QVERIFY(page.markdown.starts_with("Both are"));
        QCOMPARE(pointsOf(page.markdown, "n02361337", "n02363005"),
                 pointsOf(plain.markdown, "n02361337", "n02363005"));
        QVERIFY(linkTargets(page.markdown) == linkTargets(plain.markdown));
    }

    void frontMatter_isForgiving()
    {
        const GuidePage page =
            valueOf(parseGuidePage("p", "---  \n\n title :  A: b \nauthor: me\nclasses:\n---\t"));
        QCOMPARE(page.title, std::string("A: b"));
        QVERIFY(page.section.empty() && page.wnids.empty() && page.markdown.empty());
        QCOMPARE(valueOf(parseGuidePage("p", "---\ntitle: a\n---\n\n\n\n")).markdown, std::string());
    }

    void brokenFrontMatter_isNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("empty") << QByteArray("") << 1;
        QTest::newRow("none") << QByteArray("# Marmots\n") << 1;
        QTest::newRow("begins late") << QByteArray("\n---\ntitle: a\n---\n") << 1;
        QTest::newRow("one line") << QByteArray("---") << 1;
        QTest::newRow("not closed") << QByteArray("---\ntitle: a\nsection: b\n") << 3;
        QTest::newRow("no key") << QByteArray("---\ntitle: a\nMarmots\n---\n") << 3;
        QTest::newRow("no key, CRLF") << QByteArray("---\r\ntitle: a\r\nMarmots\r\n---\r\n") << 3;
        QTest::newRow("no title") << QByteArray("---\nsection: b\n---\ntext") << 1;
        QTest::newRow("blank title") << QByteArray("---\ntitle: \t\n---\ntext") << 1;
        QTest::newRow("NUL bytes") << QByteArray("\0\0\0", 3) << 1;
    }

    void brokenFrontMatter_isNamedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto page = parseGuidePage("marmots", text.toStdString());
        VERIFY_FAILS(page, ErrorKind::Invalid);
        const std::string where = "marmots.md, line " + std::to_string(line) + ": ";
        QVERIFY2(page.error().message.starts_with(where), page.error().message.c_str());
    }

    void comparison_worksInBothDirections()
    {
        QCOMPARE(pointsOf(marmotsAndBeavers, "n02361337", "n02363005"),
                 QStringLiteral("tail: short, furry / broad and flat; where: dry meadows / water"));
        QCOMPARE(pointsOf(marmotsAndBeavers, "n02363005", "n02361337"),
                 QStringLiteral("tail: broad and flat / short, furry; where: water / dry meadows"));
        QCOMPARE(pointsOf(marmotsAndBeavers, "n02361337", "n02364673"),
                 QStringLiteral("tail: short, furry / none; where: dry meadows / "));
    }

    void comparisonWithAClassNotInTheTable_isEmpty()
    {
        QVERIFY(pointsOf(marmotsAndBeavers, "n02361337", "n02084071").isEmpty());
        QVERIFY(pointsOf(marmotsAndBeavers, "n0236133", "n02363005").isEmpty());
        QVERIFY(pointsOf(marmotsAndBeavers, "", "").isEmpty());
        QVERIFY(pointsOf("no table", "n02361337", "n02363005").isEmpty());
    }

    void severalTables_areAllRead()
    {
        const std::string twice =
            "| |[a](class:a)|[b](class:b)|\n|-|-|-|\n|one|1|2|\n\n"
            "| |[c](class:c)|\n|-|-|\n|not this|3|\n\n"
            "| |[b](class:b)|[a](class:a)|\n|-|-|-|\n|two|4|5";
        QCOMPARE(pointsOf(twice, "a", "b"), QStringLiteral("one: 1 / 2; two: 5 / 4"));
    }

    void brokenTables_areHarmless()
    {
        for (const std::string_view table :
             {"|", "||", "|||\n|||\n|", "| [a](class:a) | [b](class:b)", "| [a](class:a) | [b](class:b)\n|",
              "| [a](class:a) | [b](class:b)\n| x", "| [a](class:a |\n|-|\n|x|"})
            QVERIFY(pointsToCompare(table, "a", "b").empty());
    }

    void links_areFound()
    {
        const auto targets = linkTargets(
            "[a](class:n1) ![b](images/b.svg \"title\")\n![](photos:n2) [c](d.md) [e] (f)"
            " [open](never");
        QVERIFY((targets == std::vector<std::string>{"class:n1", "images/b.svg", "photos:n2", "d.md"}));
        QVERIFY(linkTargets("](").empty());
    }

    void plainText_hasNoMarkdown()
    {
        QCOMPARE(plainText("# A **big** [cat](class:n1), `code`\n> said"),
                 std::string("A big cat, code\n said"));
        QCOMPARE(plainText("|a|b|"), std::string("a b"));
        QCOMPARE(plainText("[open](never"), std::string("open"));
        QCOMPARE(plainText(""), std::string());
    }
};

}  // namespace guide_page_test

VIZSLA_TEST(tst_guide_page, guide_page_test::TestGuidePage)
#include "tst_guide_page.moc"
