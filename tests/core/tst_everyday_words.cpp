// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <fstream>
#include <set>

#include "core/search/search_spelling.h"
#include "core/taxonomy/class_names.h"
#include "core/taxonomy/noun_key.h"
#include "core/taxonomy/nouns.h"
#include "core/text/ascii.h"
#include "searched.h"
#include "taxonomy_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace everyday_words_test {

namespace {

struct Row
{
    std::string word;
    std::string rest;
};

/// The rows below the header of a file of two columns.
std::vector<Row> rowsOf(const char* path)
{
    std::ifstream input(path);
    std::vector<Row> rows;
    std::string line;
    std::getline(input, line);
    while (std::getline(input, line)) {
        const std::size_t comma = line.find(',');
        rows.push_back({line.substr(0, comma), line.substr(comma + 1)});
    }
    return rows;
}

std::string wnidOf(NodeId node)
{
    return imageNet().hierarchy().synset(node).wnid;
}

/// Where the first of the wnids stands among those found, from 1; 0 where none does.
std::size_t place(const std::vector<std::string>& wnids, const std::vector<SearchHit>& hits)
{
    const auto first = std::ranges::find_if(hits, [&](const SearchHit& hit) {
        return std::ranges::find(wnids, wnidOf(hit.node)) != wnids.end();
    });
    return first == hits.end() ? 0 : static_cast<std::size_t>(first - hits.begin()) + 1;
}

}  // namespace

/// Classes are found by the words of every day, and by those that only WordNet has.
class TestEverydayWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_findAFittingClass()
    {
        const std::vector<Row> rows = rowsOf(VIZSLA_SOURCE "/tests/core/everyday_words.csv");
        QVERIFY(rows.size() >= 300);
        int first = 0;
        int amongThree = 0;
        QStringList missed;
        for (const Row& row : rows) {
            const QString word = QString::fromStdString(row.word);
            const std::size_t at = place(splitTrimmed(row.rest, '|'), imageNet().hits(word, 3));
            first += at == 1;
            amongThree += at >= 1;
            if (at == 0)
                missed << word;
        }
        const auto share = [&](int count) { return count / static_cast<double>(rows.size()); };
        qInfo("%zu words: first %.3f, among three %.3f; not found: %s", rows.size(), share(first),
              share(amongThree), qPrintable(missed.join(QStringLiteral(", "))));
        QVERIFY(share(first) >= 0.90);
        QVERIFY(share(amongThree) >= 0.97);
    }

    void list_namesClassesByWhatTheyAreNotCalledYet()
    {
        const Hierarchy& hierarchy = imageNet().hierarchy();
        const std::vector<Row> rows = rowsOf(VIZSLA_SOURCE "/resources/everyday_names.csv");
        QVERIFY(rows.size() >= 1'500);
        std::set<std::pair<std::string, std::string>> seen;
        std::set<std::string> wnids;
        for (const auto& [wnid, name] : rows) {
            const auto node = hierarchy.find(wnid);
            QVERIFY2(node && hierarchy.isClass(*node), wnid.c_str());
            const std::string key = nounKey(name);
            QVERIFY2(!key.empty() && seen.emplace(wnid, key).second, (wnid + " " + name).c_str());
            for (const std::string& own : hierarchy.synset(*node).names)
                QVERIFY2(nounKey(own) != key, (wnid + " " + name).c_str());
            wnids.insert(wnid);
        }
        QVERIFY(wnids.size() >= 800);
    }

    void everyEverydayName_findsItsClass()
    {
        for (const auto& [wnid, name] : rowsOf(VIZSLA_SOURCE "/resources/everyday_names.csv")) {
            const auto hits = imageNet().hits(QString::fromStdString(name), 1000);
            const auto isIt = [&wnid = wnid](const SearchHit& hit) { return wnidOf(hit.node) == wnid; };
            QVERIFY2(std::ranges::any_of(hits, isIt), (wnid + " " + name).c_str());
        }
    }

    void query_findsFirst_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* query, const char* expected) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(expected);
        };
        // Everyday names, whole, begun, misspelled, in the plural, together or apart.
        row("hoover", "vacuum");
        row("hoov", "vacuum");
        row("smartphnoe", "cellular telephone");
        row("roosters", "cock");
        row("smart phone", "cellular telephone");
        row("flash light", "torch");
        row("dishrack", "plate rack");
        row("tee shirt", "jersey");
        row("teeshirts", "jersey");
        // Kinds of a class.
        row("woodchuck", "marmot");
        row("groundhogs", "marmot");
        row("Kodiak bear", "brown bear");
        // Plurals that are no rule's.
        row("mice", "mouse");
        row("oxen", "ox");
        row("wolves", "red wolf");
        // British and American.
        row("grey owl", "great grey owl");
        row("gray owl", "great grey owl");
        row("plow", "plow");
        row("armored combat vehicle", "tank");
        row("colour tv", "television");
        // What is done with it.
        row("skiing", "ski");
        // An exact name before the beginning of another's, a parent's beginning before a likeness.
        row("parr", "African grey");
        row("duck", "drake");
        row("brush", "broom");
    }

    void query_findsFirst()
    {
        QFETCH(QString, query);
        QTEST(imageNet().found(query, 1), "expected");
    }

    void likeness_needsFourRightLetters()
    {
        QCOMPARE(imageNet().found(QStringLiteral("hqre"), 5), QString());
        QVERIFY(imageNet().rank(QStringLiteral("gril"), QStringLiteral("grille")) > 0);
    }

    void whatNoClassIs_findsTheNearestByKind_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("fitting");
        const auto row = [](const char* query, const QStringList& fitting) {
            QTest::newRow(query) << QString::fromUtf8(query) << fitting;
        };
        row("manatee", {"dugong"});
        row("manatees", {"dugong"});
        row("pigeon", {"black grouse", "cock", "hen"});
        row("sunflower", {"daisy"});
        row("helicopter", {"warplane", "airliner"});
        row("giraffe", {"bison", "ox", "hartebeest", "impala"});
        row("rat", {"hamster", "beaver", "marmot"});
        row("octopus", {"chambered nautilus"});
        row("carrot", {"mashed potato", "acorn", "bell pepper"});
    }

    void whatNoClassIs_findsTheNearestByKind()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, fitting);
        const std::vector<SearchHit> hits = imageNet().hits(query);
        QVERIFY(!hits.empty());
        QVERIFY(hits.front().isNearest);
        QVERIFY2(fitting.contains(imageNet().name(hits.front().node)),
                 qPrintable(imageNet().found(query, 5)));
    }

    void whatAClassIs_isNotCalledNearest()
    {
        for (const char* query :
             {"dog", "cow", "woodchuck", "parr", "tench", "furniture", "n02099601", "zzzz"})
            for (const SearchHit& hit : imageNet().hits(QString::fromUtf8(query)))
                QVERIFY2(!hit.isNearest, query);
    }

    void whatCannotBeSeen_findsNothingNear()
    {
        for (const char* query : {"happiness", "thing", "entity", "qqqq"})
            for (const SearchHit& hit : imageNet().hits(QString::fromUtf8(query)))
                QVERIFY2(!hit.isNearest, query);
    }

    void hit_saysByWhichWord()
    {
        QCOMPARE(imageNet().hits(QStringLiteral("hoover"), 1).front().everydayName,
                 std::string_view("hoover"));
        QCOMPARE(imageNet().hits(QStringLiteral("woodchuck"), 1).front().kind, std::string_view());
        const SearchHit kind = imageNet().hits(QStringLiteral("silvertip"), 1).front();
        QCOMPARE(kind.kind, std::string_view("silvertip"));
        QCOMPARE(imageNet().name(kind.node), QStringLiteral("brown bear"));
    }

    /// A list of one's own has no node of WordNet above its classes, and words that WordNet does not know.
    void ownClasses_areFoundByWordNetsWordsToo()
    {
        ClassList list{{{"n02361337", {"marmot"}, "", {}},
                        {"n02074367", {"dugong"}, "", {}},
                        {"n02084071", {"Hund"}, "", {}},
                        {"mine", {"gizmo"}, "", {}}},
                       {}};
        for (const Synset& synset : list.synsets)
            list.classes.push_back(synset.wnid);
        const Searched own(std::move(list));
        QCOMPARE(own.found(QStringLiteral("whistle pig"), 1), QStringLiteral("marmot"));
        QCOMPARE(own.found(QStringLiteral("poodle"), 1), QStringLiteral("Hund"));
        QCOMPARE(own.found(QStringLiteral("manatee"), 1), QStringLiteral("dugong"));
        QVERIFY(own.hits(QStringLiteral("manatee"), 1).front().isNearest);
        QCOMPARE(own.found(QStringLiteral("gizmo"), 1), QStringLiteral("gizmo"));
        QCOMPARE(own.found(QStringLiteral("rodent"), 1), QStringLiteral("marmot"));
        QVERIFY(!own.hits(QStringLiteral("rodent"), 1).front().isNearest);
    }

    void tellingWord_isTheNearestParentThatTells()
    {
        QStringList told;
        const Hierarchy& hierarchy = imageNet().hierarchy();
        const ClassNames names(hierarchy);
        for (int index = 0; index < hierarchy.classCount(); ++index) {
            const NodeId node = hierarchy.classNode(index);
            QCOMPARE(names.told(index), toldName(hierarchy, node));
            if (!tellingWord(hierarchy, node).empty())
                told << QString::fromStdString(toldName(hierarchy, node));
        }
        QCOMPARE(told.join(QStringLiteral("; ")),
                 QStringLiteral(
                     "crane (wading bird); Cardigan (corgi); cardigan (sweater); crane (lifting device); "
                     "maillot (tights); maillot (swimsuit)"));
    }

    void tellingWord_isTheIdWhereNoParentTells()
    {
        const Searched own(ClassList{{{"a", {"cup"}, "", {}}, {"b", {"Cup"}, "", {}}}, {"a", "b"}});
        QCOMPARE(toldName(own.hierarchy(), own.hierarchy().classNode(0)), std::string("cup (a)"));
    }

    void nouns_areThoseOfWordNet()
    {
        const Nouns& nouns = wordNetNouns();
        QCOMPARE(nouns.size(), std::size_t{82'115});
        const std::optional<NounId> dog = nouns.find("n02084071");
        QVERIFY(dog.has_value());
        QCOMPARE(nouns.names(*dog).size(), std::size_t{3});
        QVERIFY(nouns.kind(*dog) == NounKind::Animal);
        QCOMPARE(nouns.named("dog").front(), *dog);
        QCOMPARE(nouns.named("Canis-Familiaris").front(), *dog);
        QVERIFY(std::ranges::find(nouns.children(nouns.parents(*dog).front()), *dog) !=
                nouns.children(nouns.parents(*dog).front()).end());
        QVERIFY(!nouns.find("n00000001") && !nouns.find("dog") && nouns.named("").empty() &&
                nouns.named("zzqq").empty());
        QCOMPARE(nouns.singulars("geese").size(), std::size_t{1});
        QCOMPARE(nouns.singulars("geese").front(), std::string_view("goose"));
        QVERIFY(nouns.singulars("dog").empty());
    }

    void spellings_goBothWays()
    {
        const auto has = [](const std::vector<std::string>& words, const char* word) {
            return std::ranges::find(words, word) != words.end();
        };
        QVERIFY(has(singularsOf("berries"), "berry"));
        QVERIFY(has(singularsOf("knives"), "knife"));
        QVERIFY(has(singularsOf("boxes"), "box"));
        QVERIFY(has(singularsOf("geese"), "goose"));
        QVERIFY(has(otherSpellingsOf("colour"), "color"));
        QVERIFY(has(otherSpellingsOf("armored"), "armoured"));
        QVERIFY(has(otherSpellingsOf("theater"), "theatre"));
        QVERIFY(has(otherSpellingsOf("jewellery"), "jewelry"));
        QVERIFY(has(otherSpellingsOf("woolen"), "woollen"));
        QVERIFY(has(derivedFromOf("skiing"), "ski"));
        QVERIFY(has(derivedFromOf("jogging"), "jog"));
        QVERIFY(singularsOf("").empty() && otherSpellingsOf("").empty() && derivedFromOf("").empty());
    }
};

}  // namespace everyday_words_test

VIZSLA_TEST(tst_everyday_words, everyday_words_test::TestEverydayWords)
#include "tst_everyday_words.moc"
