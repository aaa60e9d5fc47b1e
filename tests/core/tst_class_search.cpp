// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <set>

#include "searched.h"
#include "taxonomy_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace class_search_test {

namespace {

void addRow(const char* query, const char* expected)
{
    QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(expected);
}

}  // namespace

class TestClassSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void query_findsFirst_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        // Any order, prefixes, typing errors.
        addRow("grate wite sha", "great white shark");
        addRow("great white", "great white shark");
        addRow("shark white", "great white shark");
        addRow("fox hound english", "English foxhound");
        addRow("labrador retreiver", "Labrador retriever");
        addRow("golden retr", "golden retriever");
        addRow("german sheperd", "German shepherd");
        addRow("german shep", "German shepherd");
        addRow("rotweiler", "Rottweiler");
        addRow("chihuaha", "Chihuahua");
        addRow("chiuaua", "Chihuahua");
        addRow("dalmation", "dalmatian");
        addRow("frensh bulldog", "French bulldog");
        addRow("boston terier", "Boston bull");
        addRow("west highland", "West Highland white terrier");
        addRow("st bernard", "Saint Bernard");
        addRow("aligator", "American alligator");
        addRow("american aligator", "American alligator");
        addRow("gorila", "gorilla");
        addRow("elefant african", "African elephant");
        addRow("strawbery", "strawberry");
        addRow("pineaple", "pineapple");
        addRow("brocoli", "broccoli");
        addRow("refridgerator", "refrigerator");
        addRow("umbrela", "umbrella");
        addRow("screw driver", "screwdriver");
        addRow("wolf white", "white wolf");
        // Synonyms.
        addRow("orca", "killer whale");
        addRow("polar bear", "ice bear");
        addRow("hippo", "hippopotamus");
        addRow("saxophone", "sax");
        addRow("trumpet", "cornet");
        addRow("popsicle", "ice lolly");
        addRow("trash can", "ashcan");
        addRow("washing machine", "washer");
        addRow("lighthouse", "beacon");
        addRow("wheelbarrow", "barrow");
        addRow("mobile phone", "cellular telephone");
        addRow("remote", "remote control");
        addRow("Panthera leo", "lion");
        addRow("Ciconia ciconia", "white stork");
        // Compounds, joined or apart.
        addRow("celphone", "cellular telephone");
        addRow("cell phone", "cellular telephone");
        addRow("cellphone", "cellular telephone");
        addRow("bowtie", "bow tie");
        addRow("bow tie", "bow tie");
        addRow("tshirt", "jersey");
        addRow("t shirt", "jersey");
        addRow("t-shirt", "jersey");
        addRow("lady bug", "ladybug");
        addRow("grass hopper", "grasshopper");
        addRow("dragon fly", "dragonfly");
        addRow("jelly fish", "jellyfish");
        addRow("sun glasses", "sunglasses");
        addRow("lawnmower", "lawn mower");
        addRow("hairdryer", "hand blower");
        addRow("icecream", "ice cream");
        addRow("jackolantern", "jack-o'-lantern");
        addRow("jack o lantern", "jack-o'-lantern");
        addRow("cheese burger", "cheeseburger");
        addRow("back pack", "backpack");
        // Plurals.
        addRow("jeans", "jean");
        addRow("scales", "scale");
        addRow("zebras", "zebra");
        addRow("strawberries", "strawberry");
        // Names of ancestors, where no class has the name.
        addRow("sofa", "studio couch");
        addRow("hamburger", "cheeseburger");
        addRow("dinosaur", "triceratops");
        addRow("airplane", "airliner");
        // Nothing but what was asked for.
        addRow("tiger", "tiger");
        addRow("tiger shark", "tiger shark");
        addRow("CAT TIGER", "tiger cat");
        addRow("  ipod ", "iPod");
        addRow("Bär-Katze bear cat", "lesser panda");
        addRow("n02099601", "golden retriever");
        addRow("02099601", "golden retriever");
        addRow("N02099601", "golden retriever");
        addRow("n01440764 zzzz", "tench");
    }

    void query_findsFirst()
    {
        QFETCH(QString, query);
        QTEST(imageNet().found(query, 1), "expected");
    }

    void query_findsInOrder_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        // The exact name, then names that end with it, then that begin with it, then that hold it in a word.
        addRow("lion", "lion; sea lion; cougar; lionfish");
        addRow("fox", "red fox; kit fox; grey fox; Arctic fox; fox squirrel");
        addRow("wolf", "red wolf; white wolf; timber wolf");
        addRow("tiger", "tiger; tiger cat; tiger shark; tiger beetle");
        addRow("hammer", "hammer; hammerhead");
        addRow("hound", "Afghan hound; Walker hound; Ibizan hound");
        addRow("corgi", "Pembroke; Cardigan");
        addRow("owl", "great grey owl");
        addRow("panda", "giant panda; lesser panda");
        addRow("crane", "crane; crane");
        addRow("bike", "mountain bike; bicycle-built-for-two; moped");
        // A word that nothing has ranks others down, and does not kill them.
        addRow("stop sign", "street sign; traffic light");
        addRow("golden retriever", "golden retriever; Labrador retriever; flat-coated retriever");
        addRow("poodel", "toy poodle; standard poodle; miniature poodle");
        addRow("zzzz", "");
        addRow("helicopter", "warplane; airliner");
    }

    void query_findsInOrder()
    {
        QFETCH(QString, query);
        QFETCH(QString, expected);
        const auto count = static_cast<std::size_t>(expected.count(QLatin1Char(';')) + 1);
        QCOMPARE(imageNet().found(query, count), expected);
    }

    void better_standsBeforeWorse_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        const auto row = [](const char* what, const char* query, const char* better, const char* worse) {
            QTest::newRow(what) << QString::fromUtf8(query) << QString::fromUtf8(better)
                                << QString::fromUtf8(worse);
        };
        row("exact name, words in it", "goldfish", "goldfish", "goldfinch");
        row("whole word, prefix", "coat", "fur coat", "flat-coated retriever");
        row("whole word, ancestor", "dog", "Eskimo dog", "beagle");
        row("ancestor, prefix", "bird", "ostrich", "birdhouse");
        row("name, gloss", "monarch", "monarch", "throne");
        row("ancestor, gloss", "snake", "rock python", "mongoose");
        row("right word, misspelled", "harp", "harp", "hare");
        row("main name, other name", "car", "sports car", "ambulance");
        row("all words, some", "brown bear", "brown bear", "ice bear");
        row("own name, everyday name", "plane", "plane", "airliner");
        row("own name, kind", "hammer", "hammer", "drumstick");
        row("everyday name, beginning of a longer word", "cow", "ox", "cowboy hat");
        row("parent, beginning of a longer word", "bird", "ostrich", "birdhouse");
        row("beginning, kind", "hammer", "hammerhead", "drumstick");
        row("beginning of a name, beginning of a parent", "fount", "fountain", "triceratops");
        row("gloss, likeness", "milkweed", "monarch", "milk can");
    }

    void better_standsBeforeWorse()
    {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const int first = imageNet().rank(query, better);
        const int second = imageNet().rank(query, worse);
        QVERIFY2(first > 0, "the better one was not found");
        QVERIFY2(second == 0 || first < second, qPrintable(imageNet().found(query, 20)));
    }

    void everyName_findsItsClass()
    {
        const Hierarchy& h = imageNet().hierarchy();
        int first = 0;
        int shared = 0;
        for (int index = 0; index < h.classCount(); ++index) {
            for (const std::string& name : h.synset(h.classNode(index)).names) {
                const auto hits = imageNet().hits(QString::fromStdString(name), 2);
                const auto own = std::ranges::find(hits, h.classNode(index), &SearchHit::node);
                QVERIFY2(own != hits.end(), name.c_str());
                ++(own == hits.begin() ? first : shared);
            }
        }
        // 1,860 is by chance also the number of synsets. 19 names belong to two classes.
        QCOMPARE(first + shared, 1860);
        QCOMPARE(shared, 19);
    }

    void lettersTyped_leadQuickly()
    {
        const Hierarchy& h = imageNet().hierarchy();
        for (int index = 0; index < h.classCount(); ++index) {
            const QString name = imageNet().name(h.classNode(index));
            bool isAmongFirst = false;
            for (qsizetype length = 1; length <= name.size() && !isAmongFirst; ++length)
                for (const SearchHit& hit : imageNet().hits(name.left(length), 5))
                    isAmongFirst = isAmongFirst || hit.node == h.classNode(index);
            QVERIFY2(isAmongFirst, qPrintable(name));
        }
    }

    void wnidsBeginning_findAllOfThem()
    {
        const auto hits = imageNet().hits(QStringLiteral("n0210"), 1000);
        const Hierarchy& h = imageNet().hierarchy();
        std::size_t expected = 0;
        for (int index = 0; index < h.classCount(); ++index)
            expected += h.synset(h.classNode(index)).wnid.starts_with("n0210");
        QCOMPARE(hits.size(), expected);
        for (const SearchHit& hit : hits) {
            QVERIFY(h.synset(hit.node).wnid.starts_with("n0210"));
            QCOMPARE(hit.nameIndex, -1);
        }
    }

    void shortQueries_findBeginningsOfWords()
    {
        for (const char* query : {"c", "ca", "z", "ox"}) {
            const auto hits = imageNet().hits(QString::fromUtf8(query), 10);
            QVERIFY2(!hits.empty(), query);
            for (const SearchHit& hit : hits) {
                const bool isOther = !hit.everydayName.empty() || !hit.kind.empty() || hit.ancestorNode >= 0;
                QVERIFY2(isOther || imageNet().marked(hit).contains(
                                        QLatin1Char('[') + QString::fromUtf8(query), Qt::CaseInsensitive),
                         qPrintable(imageNet().marked(hit)));
            }
        }
        QCOMPARE(imageNet().found(QStringLiteral("ox"), 1), QStringLiteral("ox"));
    }

    void marks_showWhatMatched_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected");
        addRow("great sha", "[great] white [sha]rk");
        addRow("shark great", "[great] white [shark]");
        addRow("bowtie", "[bowtie]");
        addRow("jackolan", "[jack]-[o]'-[lan]tern");
        addRow("labrador retreiver", "[Labrador] [retriever]");
        addRow("fox hound english", "[English] [foxhound]");
        addRow("jack o'lantern", "[jack]-[o]'-[lantern]");
        addRow("sofa", "");
    }

    void marks_showWhatMatched()
    {
        QFETCH(QString, query);
        QTEST(imageNet().marked(imageNet().hits(query, 1).front()), "expected");
    }

    void ancestor_isNamed()
    {
        const SearchHit hit = imageNet().hits(QStringLiteral("rodent"), 1).front();
        QVERIFY(hit.ancestorNode >= 0);
        QCOMPARE(imageNet().name(static_cast<NodeId>(hit.ancestorNode)), QStringLiteral("rodent"));
        QCOMPARE(imageNet().hits(QStringLiteral("tench"), 1).front().ancestorNode, -1);
    }

    void innerNodes_areNotFound()
    {
        for (const SearchHit& hit : imageNet().hits(QStringLiteral("dog"), 1000))
            QVERIFY(imageNet().hierarchy().isClass(hit.node));
        std::set<NodeId> dogs;
        for (const SearchHit& hit : imageNet().hits(QStringLiteral("dog"), 1000))
            QVERIFY(dogs.insert(hit.node).second);
        QVERIFY(dogs.size() >= 118);
    }

    void sameQuery_givesTheSameList()
    {
        const Searched again(ilsvrc2012Classes());
        for (const char* query : {"dog", "c", "grate wite sha", "n0210", "small bird with red"}) {
            const QString text = QString::fromUtf8(query);
            QCOMPARE(imageNet().found(text, 50), again.found(text, 50));
            QVERIFY(imageNet().found(text, 50).startsWith(again.found(text, 7)));
        }
    }

    void equalScores_standInClassOrder()
    {
        for (const char* query : {"n0210", "dog", "parrot", "c"}) {
            const auto hits = imageNet().hits(QString::fromUtf8(query), 1000);
            const Hierarchy& h = imageNet().hierarchy();
            for (std::size_t i = 1; i < hits.size(); ++i) {
                QVERIFY(hits[i - 1].score >= hits[i].score);
                if (hits[i - 1].score == hits[i].score)
                    QVERIFY(h.classIndex(hits[i - 1].node) < h.classIndex(hits[i].node));
            }
        }
    }

    void limit_isKept()
    {
        QCOMPARE(imageNet().hits(QStringLiteral("dog"), 0).size(), std::size_t{0});
        QCOMPARE(imageNet().hits(QStringLiteral("dog"), 3).size(), std::size_t{3});
        QVERIFY(imageNet().hits(QStringLiteral("a"), 100'000).size() <= 1000);
    }
};

}  // namespace class_search_test

VIZSLA_TEST(tst_class_search, class_search_test::TestClassSearch)
#include "tst_class_search.moc"
