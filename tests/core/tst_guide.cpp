// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/guide.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace fs = std::filesystem;

namespace guide_test {

namespace {

/// A guide's folder that is gone with the fixture.
class GuideFixture
{
public:
    fs::path folder() const { return m_folder.path().toStdString(); }
    void addFile(const std::string& name, std::string_view bytes) const
    {
        std::ofstream(folder() / name, std::ios::binary) << bytes;
    }
    void addPage(const std::string& id, const std::string& title, const std::string& wnids,
                 const std::string& text) const
    {
        addFile(id + ".md", "---\ntitle: " + title + "\nclasses: " + wnids + "\n---\n" + text);
    }
    Guide load() const { return Guide::load(folder()); }

private:
    QTemporaryDir m_folder;
};

/// Sharks, rays, and a comparison of three classes.
class SharkGuide : public GuideFixture
{
public:
    SharkGuide()
    {
        addPage("sharks", "Sharks", "great_white tiger_shark hammerhead",
                "Cartilaginous fish with gills. See [rays](rays.md).\n\n"
                "||[white](class:great_white)|[tiger](class:tiger_shark)|\n|-|-|-|\n|skin|plain|striped|\n");
        addPage("rays", "Rays", "electric_ray stingray",
                "Flat fish. A *stingray* has a spine; naïve Curaçao divers step on it.");
        addPage("tiger_shark", "The tiger shark", "tiger_shark", "It is striped.");
    }
};

QString idsFound(const Guide& guide, std::string_view query)
{
    QStringList ids;
    for (const auto& found : guide.search(query))
        ids << QString::fromStdString(found.page->id);
    return ids.join(QLatin1Char(' '));
}

QString problemsOf(const Guide& guide)
{
    QStringList problems;
    for (const std::string& problem : guide.problems())
        problems << QString::fromStdString(problem);
    return problems.join(QLatin1Char('\n'));
}

}  // namespace

class TestGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- loading

    void pages_standBySectionAndTitle()
    {
        const GuideFixture fixture;
        fixture.addFile("z.md", "---\ntitle: Apes\nsection: Animals\n---\n");
        fixture.addFile("a.md", "---\ntitle: Zebras\nsection: Animals\n---\n");
        fixture.addFile("m.md", "---\ntitle: About\n---\n");
        fixture.addFile("notes.txt", "not a page");
        const Guide guide = fixture.load();
        QStringList ids;
        for (const GuidePage& page : guide.pages())
            ids << QString::fromStdString(page.id);
        QCOMPARE(ids.join(QLatin1Char(' ')), QStringLiteral("m z a"));
        QCOMPARE(problemsOf(guide), QString());
    }

    void absentFolder_givesAnEmptyGuideAndAProblem()
    {
        const Guide guide = Guide::load("/no/such/folder");
        QVERIFY(guide.pages().empty());
        QVERIFY(guide.search("shark").empty());
        QVERIFY(!guide.page("sharks") && !guide.pageAbout("shark"));
        QVERIFY(problemsOf(guide).contains(QStringLiteral("/no/such/folder")));
    }

    void unreadablePages_areLeftOutByName()
    {
        const SharkGuide fixture;
        fixture.addFile("broken.md", "no front matter");
        fixture.addFile("huge.md", "---\ntitle: a\n---\n" + std::string(2 << 20, 'x'));
        fixture.addFile("noise.md", std::string_view("\x7f\x45LF\0\xff\xfe", 7));
        fs::create_directory(fixture.folder() / "folder.md");
        fs::create_symlink("nowhere", fixture.folder() / "dangling.md");
        const Guide guide = fixture.load();
        QCOMPARE(guide.pages().size(), std::size_t{3});
        QCOMPARE(guide.problems().size(), std::size_t{5});
        for (const char* name : {"broken.md", "huge.md", "noise.md", "folder.md", "dangling.md"})
            QVERIFY2(problemsOf(guide).contains(QString::fromUtf8(name)), qPrintable(problemsOf(guide)));
    }

    void linksToHeadings_areProblemsWhereTheirPageIsGone()
    {
        const GuideFixture fixture;
        fixture.addPage("a", "A", "",
                        "[here](a.md#fins) [top](#fins) [gone](b.md#fins) [web](https://example.org/c.md)");
        const Guide guide = fixture.load();
        QCOMPARE(guide.problems().size(), std::size_t{1});
        QVERIFY(problemsOf(guide).contains(QStringLiteral("a.md leads to b.md#fins")));
    }

    void linksToNothing_areProblems()
    {
        const GuideFixture fixture;
        fs::create_directory(fixture.folder() / "images");
        fixture.addFile("images/fin.svg", "<svg/>");
        fixture.addPage("a", "A", "",
                        "[here](a.md) [gone](b.md) ![fin](images/fin.svg) ![tail](images/tail.svg) "
                        "[cat](class:cat) [dog](class:dog) ![](photos:wolf)");
        Guide guide = fixture.load();
        QCOMPARE(guide.problems().size(), std::size_t{2});
        QVERIFY(problemsOf(guide).contains(QStringLiteral("a.md leads to b.md")));
        QVERIFY(problemsOf(guide).contains(QStringLiteral("a.md leads to images/tail.svg")));
        guide.checkClassLinks([](std::string_view wnid) { return wnid == "cat"; });
        QCOMPARE(guide.problems().size(), std::size_t{4});
        QVERIFY(problemsOf(guide).contains(QStringLiteral("class:dog")));
        QVERIFY(problemsOf(guide).contains(QStringLiteral("photos:wolf")));
    }

    // --- looking up

    void pageAboutAClass_isTheMostSpecial()
    {
        const Guide guide = SharkGuide().load();
        QCOMPARE(guide.pageAbout("tiger_shark")->id, std::string("tiger_shark"));
        QCOMPARE(guide.pageAbout("hammerhead")->id, std::string("sharks"));
        QVERIFY(!guide.pageAbout("cup"));
        QVERIFY(!guide.pageAbout(""));
    }

    void comparison_worksInBothDirections()
    {
        const Guide guide = SharkGuide().load();
        const auto points = guide.compare("great_white", "tiger_shark");
        const auto swapped = guide.compare("tiger_shark", "great_white");
        QCOMPARE(points.page->id, std::string("sharks"));
        QCOMPARE(swapped.page, points.page);
        QCOMPARE(points.points.at(0).first, std::string("plain"));
        QCOMPARE(swapped.points.at(0).first, std::string("striped"));
        QVERIFY(!guide.compare("great_white", "hammerhead").page);
        QVERIFY(!guide.compare("great_white", "cup").page);
    }

    void lookAlikes_areWhatAPageCompares()
    {
        const Guide guide = SharkGuide().load();
        QVERIFY((guide.lookAlikes("tiger_shark") == std::vector<std::string>{"great_white"}));
        QVERIFY((guide.lookAlikes("great_white") == std::vector<std::string>{"tiger_shark"}));
        QVERIFY(guide.lookAlikes("hammerhead").empty());
    }

    // --- search

    void search_findsWordsInAnyOrderAndTheLastAsPrefix_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char* query, const char* ids) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(ids);
        };
        row("gills", "sharks");
        row("fish cartilaginous", "sharks");
        row("FISH flat", "rays");
        row("cartilag", "sharks");
        row("stripe", "tiger_shark sharks");
        row("stripes", "tiger_shark sharks");
        row("stri", "tiger_shark sharks");
        row("striped gills", "sharks");
        row("naive", "rays");
        row("curaçao", "rays");
        row("sharks gill", "sharks");
        row("griffin", "");
        row("fish griffin", "");
    }

    void search_findsWordsInAnyOrderAndTheLastAsPrefix()
    {
        QFETCH(QString, query);
        QFETCH(QString, ids);
        QCOMPARE(idsFound(SharkGuide().load(), query.toStdString()), ids);
    }

    void search_putsTitlesFirst()
    {
        QVERIFY(idsFound(SharkGuide().load(), "rays").startsWith(QStringLiteral("rays")));
    }

    void excerpt_marksTheWords()
    {
        const auto found = SharkGuide().load().search("gills");
        QVERIFY(found.at(0).excerpt.find("\x02gills\x03") != std::string::npos);
    }

    void operatorsAndQuotes_areHarmless_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char* name, const QByteArray& query, const char* ids) {
            QTest::newRow(name) << query << QString::fromUtf8(ids);
        };
        row("empty", "", "");
        row("blank", " \t\n", "");
        row("quotes", "\"gills\" \"", "sharks");
        row("open quote", "\"gills", "sharks");
        row("apostrophe", "gills' OR '1'='1", "");
        row("operators are words", "gills AND fish", "");
        row("NOT", "gills NOT stingray", "");
        row("NEAR", "NEAR(gills fish)", "");
        row("column", "title:gills", "");
        row("column of ids", "{id} : rays", "");
        row("star", "*", "");
        row("caret", "^gills", "sharks");
        row("parentheses", "((gills", "sharks");
        row("semicolon", "gills; DROP TABLE text_index", "");
        row("dash between words", "flat \xe2\x80\x93 fish", "rays");
        row("dash at the end", "flat fish \xe2\x80\x94", "rays");
        row("only a dash", "\xe2\x80\x94", "");
        row("picture", "\xf0\x9f\xa6\x88", "");
        row("not UTF-8", "\xff\xfe\x80", "");
        row("cut UTF-8", "gills \xf0\x9f", "sharks");
        row("NUL byte", QByteArray("gills\0fish", 10), "sharks");
        row("very long", QByteArray(100'000, 'x'), "");
        row("very many words", QByteArray("stingray ").repeated(20'000), "rays");
    }

    void operatorsAndQuotes_areHarmless()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, ids);
        QCOMPARE(idsFound(SharkGuide().load(), query.toStdString()), ids);
    }
};

}  // namespace guide_test

VIZSLA_TEST(tst_guide, guide_test::TestGuide)
#include "tst_guide.moc"
