// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/hierarchy.h"
#include "core/taxonomy/siblings.h"

#include <QTest>

#include "taxonomy_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace hierarchy_test {

namespace {

const Hierarchy& imageNet()
{
    static const Hierarchy kHierarchy = *Hierarchy::build(ilsvrc2012Classes());
    return kHierarchy;
}

std::size_t classesBelow(std::string_view wnid)
{
    return imageNet().classesBelow(*imageNet().find(wnid)).size();
}

QString mainNames(const std::vector<NodeId>& nodes)
{
    QStringList names;
    for (const NodeId node : nodes) {
        const std::string_view name = mainName(imageNet().synset(node));
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    return names.join(QStringLiteral(", "));
}

}  // namespace

class TestHierarchy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ilsvrc2012_hasItsPublishedCounts()
    {
        const Hierarchy& hierarchy = imageNet();
        QCOMPARE(hierarchy.classCount(), 1000);
        QCOMPARE(hierarchy.size(), std::size_t{1860});
        QCOMPARE(idsOf(hierarchy, hierarchy.roots()), QStringLiteral("n00001740"));
        const std::size_t organisms = classesBelow("n00004475");
        QCOMPARE(organisms, std::size_t{410});
        QCOMPARE(1000 - organisms, std::size_t{590});
        QCOMPARE(classesBelow("n02084071"), std::size_t{118});
    }

    void ilsvrc2012_isNoTree()
    {
        int severalParents = 0;
        int classesWithSeveral = 0;
        for (NodeId node = 0; node < imageNet().size(); ++node) {
            const bool hasSeveral = imageNet().parents(node).size() > 1;
            severalParents += hasSeveral;
            classesWithSeveral += hasSeveral && imageNet().isClass(node);
        }
        QCOMPARE(severalParents, 75);
        QCOMPARE(classesWithSeveral, 38);
        // One of the 38 has even three.
        QCOMPARE(imageNet().parents(*imageNet().find("n04389033")).size(), std::size_t{3});
    }

    void ilsvrc2012_classesStandInIndexOrder()
    {
        QCOMPARE(imageNet().synset(imageNet().classNode(0)).wnid, std::string("n01440764"));
        QCOMPARE(imageNet().synset(imageNet().classNode(999)).wnid, std::string("n15075141"));
        for (int index = 0; index < imageNet().classCount(); ++index)
            QCOMPARE(imageNet().classIndex(imageNet().classNode(index)), std::optional(index));
    }

    void everyNode_leadsToAClass()
    {
        for (NodeId node = 0; node < imageNet().size(); ++node) {
            QVERIFY(!imageNet().classesBelow(node).empty());
            QVERIFY(std::ranges::is_sorted(imageNet().classesBelow(node)));
            QCOMPARE(imageNet().find(imageNet().synset(node).wnid), std::optional(node));
        }
    }

    void childrenAndParents_mirrorEachOther()
    {
        std::size_t up = 0;
        std::size_t down = 0;
        for (NodeId node = 0; node < imageNet().size(); ++node) {
            up += imageNet().parents(node).size();
            down += imageNet().children(node).size();
            for (const NodeId child : imageNet().children(node)) {
                QVERIFY(std::ranges::count(imageNet().parents(child), node) == 1);
                QVERIFY(imageNet().isAtOrBelow(child, node));
                QVERIFY(!imageNet().isAtOrBelow(node, child));
            }
        }
        QCOMPARE(up, down);
    }

    void diamond_countsEachClassOnce()
    {
        const Hierarchy h = hierarchyOf("top; left < top; right < top; c! < left, right; d! < right");
        QCOMPARE(h.classesBelow(*h.find("top")).size(), std::size_t{2});
        QCOMPARE(h.classesBelow(*h.find("left")).size(), std::size_t{1});
        QCOMPARE(idsOf(h, h.parents(*h.find("c"))), QStringLiteral("left right"));
        QCOMPARE(idsOf(h, h.children(*h.find("right"))), QStringLiteral("c d"));
        QCOMPARE(idsOf(h, h.nodesAtOrAbove(*h.find("c"))), QStringLiteral("top left right c"));
        QVERIFY(h.isAtOrBelow(*h.find("c"), *h.find("c")));
        QVERIFY(!h.isAtOrBelow(*h.find("d"), *h.find("left")));
    }

    void classWithClassesBelow_isBoth()
    {
        const Hierarchy h = hierarchyOf("dog!; husky! < dog");
        QVERIFY(h.isClass(*h.find("dog")));
        QCOMPARE(h.classesBelow(*h.find("dog")).size(), std::size_t{2});
    }

    void unusedSynsets_areLeftOut()
    {
        const Hierarchy h = hierarchyOf("a; b < a; c! < a; lonely; d < c");
        QCOMPARE(h.size(), std::size_t{2});
        QVERIFY(!h.find("b") && !h.find("lonely") && !h.find("d"));
        QVERIFY(!h.find("") && !h.find("zzz"));
    }

    void parentNamedTwice_countsOnce()
    {
        const Hierarchy h = hierarchyOf("a; c! < a, a");
        QCOMPARE(h.parents(*h.find("c")).size(), std::size_t{1});
        QCOMPARE(h.children(*h.find("a")).size(), std::size_t{1});
    }

    void badList_isRefused_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* list, const char* expected) {
            QTest::newRow(list) << QString::fromUtf8(list) << QString::fromUtf8(expected);
        };
        row("", "the hierarchy has no class");
        row("a; b < a", "the hierarchy has no class");
        row("a!; b; a", "the hierarchy has a twice");
        row("a! < b", "the parent b of a is not in the hierarchy");
        row("a! < a", "the hierarchy has a cycle: a below a");
        row("a < b; b < a; c! < a", "the hierarchy has a cycle: a below b below a");
        row("top; c! < x; x < y, top; y < z; z < x", "the hierarchy has a cycle: x below y below z below x");
        row("c!; x < y; y < x", "the hierarchy has a cycle: x below y below x");
    }

    void badList_isRefused()
    {
        QFETCH(QString, list);
        const Result<Hierarchy> hierarchy = Hierarchy::build(classListOf(list.toStdString()));
        QVERIFY(!hierarchy);
        QCOMPARE(hierarchy.error().kind, ErrorKind::Invalid);
        QTEST(message(hierarchy.error()), "expected");
    }

    void badClasses_areRefused()
    {
        ClassList list = classListOf("a; b!");
        list.classes = {"b", "b"};
        QCOMPARE(message(Hierarchy::build(list).error()),
                 QStringLiteral("the class b stands twice in the list of classes"));
        list.classes = {"zzz"};
        QCOMPARE(message(Hierarchy::build(list).error()),
                 QStringLiteral("the class zzz is not in the hierarchy"));
        list.synsets.front().wnid.clear();
        QCOMPARE(message(Hierarchy::build(list).error()),
                 QStringLiteral("the hierarchy has a synset without an id"));
    }

    void endlessChain_isRefusedQuickly()
    {
        ClassList list;
        for (int i = 0; i < 30'000; ++i) {
            list.synsets.push_back({std::to_string(i), {}, "", {}});
            if (i > 0)
                list.synsets.back().parents = {std::to_string(i - 1)};
            list.classes.push_back(std::to_string(i));
        }
        const Result<Hierarchy> hierarchy = Hierarchy::build(std::move(list));
        QVERIFY(!hierarchy);
        QVERIFY(message(hierarchy.error()).startsWith(QStringLiteral("the hierarchy is too deep at ")));
    }

    void nearestClasses_areNearestFirst()
    {
        const Hierarchy h = hierarchyOf(
            "top; dog < top; hound < dog; beagle! < hound; cat! < top; basset! < hound; pug! < dog; x!");
        const NodeId beagle = *h.find("beagle");
        QCOMPARE(idsOf(h, h.nearestClasses(beagle, 9)), QStringLiteral("basset pug cat"));
        QCOMPARE(idsOf(h, h.nearestClasses(beagle, 1)), QStringLiteral("basset"));
        QCOMPARE(idsOf(h, h.nearestClasses(*h.find("x"), 9)), QString());
        QCOMPARE(idsOf(h, h.nearestClasses(beagle, 0)), QString());
    }

    void closeSiblings_areBelowADirectParentThatIsASmallGroup()
    {
        const Hierarchy h = hierarchyOf(
            "top; dog < top; hound < dog; beagle! < hound; cat! < top; basset! < hound; pug! < dog; x!");
        QCOMPARE(idsOf(h, closeSiblings(h, *h.find("beagle"), 3)), QStringLiteral("basset"));
        QCOMPARE(idsOf(h, closeSiblings(h, *h.find("pug"), 3)), QStringLiteral("beagle basset"));
        QCOMPARE(idsOf(h, closeSiblings(h, *h.find("pug"), 2)), QString());
        // A root says nothing of what is below it.
        QCOMPARE(idsOf(h, closeSiblings(h, *h.find("cat"), 9)), QString());
        QCOMPARE(idsOf(h, closeSiblings(h, *h.find("x"), 9)), QString());
    }

    void shareSmallGroup_knowsWhatIsNear()
    {
        const Hierarchy h = hierarchyOf(
            "top; dog < top; hound < dog; beagle! < hound; cat! < top; basset! < hound; pug! < dog; x!");
        QVERIFY(shareSmallGroup(h, *h.find("beagle"), *h.find("pug"), 3));
        QVERIFY(!shareSmallGroup(h, *h.find("beagle"), *h.find("pug"), 2));
        QVERIFY(!shareSmallGroup(h, *h.find("beagle"), *h.find("cat"), 9));
        QVERIFY(!shareSmallGroup(h, *h.find("beagle"), *h.find("x"), 9));
    }

    void generalNodesOfWordNet_areNoSmallGroups()
    {
        const Hierarchy& h = imageNet();
        for (const char* general : {"n00021939", "n03183080", "n00015388"})
            QVERIFY(!isSmallGroup(h, *h.find(general), 1000));
        QCOMPARE(mainNames(closeSiblings(h, *h.find("n02134084"), 6)),
                 QStringLiteral("brown bear, American black bear, sloth bear"));
        // Killer whale has a parent of its own, and lighters are but devices.
        QCOMPARE(mainNames(closeSiblings(h, *h.find("n02071294"), 6)), QString());
        QCOMPARE(mainNames(closeSiblings(h, *h.find("n03666591"), 1000)), QString());
    }

    void nearestClasses_ofADag_takeTheSmallerWay()
    {
        const Hierarchy h = hierarchyOf("big; small; c! < big, small; a! < big; b! < small; d! < big");
        QCOMPARE(idsOf(h, h.nearestClasses(*h.find("c"), 9)), QStringLiteral("b a d"));
    }

    void nearestClasses_ofARealClass()
    {
        QCOMPARE(mainNames(imageNet().nearestClasses(*imageNet().find("n01484850"), 4)),
                 QStringLiteral("tiger shark, hammerhead, electric ray, stingray"));
    }

    void copyAndMove_keepLookups()
    {
        Hierarchy original = hierarchyOf("a; b! < a");
        const Hierarchy copy = original;
        const Hierarchy moved = std::move(original);
        QVERIFY(copy.find("b").has_value());
        QVERIFY(moved.find("b").has_value());
    }

    void names_areShown()
    {
        QCOMPARE(joinedNames({"n1", {"Walker hound", "Walker foxhound"}, "", {}}),
                 std::string("Walker hound, Walker foxhound"));
        QCOMPARE(joinedNames({"n1", {}, "", {}}), std::string("n1"));
        QCOMPARE(mainName({"n1", {}, "", {}}).size(), std::size_t{2});
    }
};

}  // namespace hierarchy_test

VIZSLA_TEST(tst_hierarchy, hierarchy_test::TestHierarchy)
#include "tst_hierarchy.moc"
