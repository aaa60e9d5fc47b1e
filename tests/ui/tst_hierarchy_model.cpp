// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>
#include <functional>
#include <map>
#include <set>

#include "core/taxonomy/class_list.h"
#include "tests/support/test_program.h"
#include "ui/study/hierarchy_model.h"

using namespace vizsla;

namespace hierarchy_model_test {

namespace {

Hierarchy build(const ClassList& list)
{
    auto hierarchy = Hierarchy::build(list);
    if (!hierarchy)
        qFatal("%s", hierarchy.error().message.c_str());
    return std::move(*hierarchy);
}

const Hierarchy& thousandClasses()
{
    static const Hierarchy hierarchy = build(ilsvrc2012Classes());
    return hierarchy;
}

void forEachIndex(const QAbstractItemModel& model, const std::function<void(const QModelIndex&)>& visit,
                  const QModelIndex& parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        visit(index);
        forEachIndex(model, visit, index);
    }
}

/// The tree as text: "dog(beagle husky) cup".
QString outline(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString below = outline(model, index);
        parts.append(index.data().toString() +
                     (below.isEmpty() ? below : QLatin1Char('(') + below + QLatin1Char(')')));
    }
    return parts.join(QLatin1Char(' '));
}

/// Synsets called as their wnid: "dog<animal".
ClassList listOf(const QStringList& synsets, const QStringList& classes)
{
    ClassList list;
    for (const QString& text : synsets) {
        const QStringList names = text.split(QLatin1Char('<'));
        Synset synset{names.front().toStdString(), {names.front().toStdString()}, {}, {}};
        for (const QString& parent : names.mid(1))
            synset.parents.push_back(parent.toStdString());
        list.synsets.push_back(std::move(synset));
    }
    for (const QString& name : classes)
        list.classes.push_back(name.toStdString());
    return list;
}

}  // namespace

class HierarchyModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void model_keepsItsContract();
    void everyClass_isReachable();
    void indexOf_findsEveryClassAndItsParents();
    void classWithTwoParents_standsUnderBoth();
    void innerNodes_offerAChoice();
    void top_isNeitherOneNodeNorHundreds();
    void counts_areThoseOfTheHierarchy();
    void smallTrees_data();
    void smallTrees();
    void passedOverNode_hasNoIndex();
};

void HierarchyModelTest::model_keepsItsContract()
{
    HierarchyModel model(thousandClasses());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    forEachIndex(model, [&](const QModelIndex& index) {
        QCOMPARE(model.index(index.row(), 0, model.parent(index)), index);
        QCOMPARE(model.hasChildren(index), model.rowCount(index) > 0);
    });
}

void HierarchyModelTest::everyClass_isReachable()
{
    const HierarchyModel model(thousandClasses());
    std::set<NodeId> classes;
    forEachIndex(model, [&](const QModelIndex& index) {
        if (index.data(HierarchyModel::IsClassRole).toBool())
            classes.insert(model.node(index));
    });
    QCOMPARE(classes.size(), std::size_t{1000});
}

void HierarchyModelTest::indexOf_findsEveryClassAndItsParents()
{
    const Hierarchy& hierarchy = thousandClasses();
    const HierarchyModel model(hierarchy);
    for (int number = 0; number < hierarchy.classCount(); ++number) {
        const NodeId node = hierarchy.classNode(number);
        const QModelIndex index = model.indexOf(node);
        QVERIFY2(index.isValid() && model.node(index) == node, hierarchy.synset(node).wnid.c_str());
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
            QVERIFY(hierarchy.isAtOrBelow(node, model.node(above)));
    }
}

void HierarchyModelTest::classWithTwoParents_standsUnderBoth()
{
    const Hierarchy& hierarchy = thousandClasses();
    const HierarchyModel model(hierarchy);
    std::map<NodeId, std::set<NodeId>> shownUnder;
    forEachIndex(model, [&](const QModelIndex& index) {
        if (index.parent().isValid())
            shownUnder[model.node(index)].insert(model.node(index.parent()));
    });
    int withTwo = 0;
    for (int number = 0; number < hierarchy.classCount(); ++number) {
        const NodeId node = hierarchy.classNode(number);
        const auto parents = hierarchy.parents(node);
        withTwo += parents.size() > 1 ? 1 : 0;
        for (const NodeId parent : parents) {
            // A parent with no other child gives its place to the class.
            if (parents.size() > 1 && hierarchy.children(parent).size() > 1 &&
                model.indexOf(parent).isValid())
                QVERIFY2(shownUnder[node].contains(parent), hierarchy.synset(node).wnid.c_str());
        }
    }
    QCOMPARE(withTwo, 38);
}

void HierarchyModelTest::innerNodes_offerAChoice()
{
    const HierarchyModel model(thousandClasses());
    forEachIndex(model, [&](const QModelIndex& index) {
        if (!index.data(HierarchyModel::IsClassRole).toBool())
            QVERIFY2(model.rowCount(index) > 1, qPrintable(index.data().toString()));
    });
}

void HierarchyModelTest::top_isNeitherOneNodeNorHundreds()
{
    const HierarchyModel model(thousandClasses());
    QVERIFY2(model.rowCount() > 2 && model.rowCount() < 40, qPrintable(QString::number(model.rowCount())));
}

void HierarchyModelTest::counts_areThoseOfTheHierarchy()
{
    const Hierarchy& hierarchy = thousandClasses();
    const HierarchyModel model(hierarchy);
    const QModelIndex dogs = model.indexOf(*hierarchy.find("n02084071"));
    QVERIFY(dogs.isValid());
    QCOMPARE(dogs.data(HierarchyModel::ClassCountRole).toInt(), 118);
    QVERIFY(dogs.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Canis")));
}

void HierarchyModelTest::smallTrees_data()
{
    QTest::addColumn<QStringList>("synsets");
    QTest::addColumn<QStringList>("classes");
    QTest::addColumn<QString>("expected");
    const auto list = [](const char* words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); };
    QTest::newRow("one class") << list("cup") << list("cup") << "cup";
    QTest::newRow("flat") << list("b a c") << list("b a c") << "a b c";
    QTest::newRow("a node with one child gives way")
        << list("animal thing dog<animal beagle<dog husky<dog cup<thing mug<thing")
        << list("beagle husky cup mug") << "dog(beagle husky) thing(cup mug)";
    QTest::newRow("the whole gives way to its parts")
        << list("entity animal<entity thing<entity dog<animal cat<animal cup<thing mug<thing")
        << list("dog cat cup mug") << "animal(cat dog) thing(cup mug)";
    QTest::newRow("inner nodes before classes")
        << list("thing other vessel<thing a<thing cup<vessel mug<vessel b<other c<other d<other")
        << list("a cup mug b c d") << "other(b c d) thing(vessel(cup mug) a)";
    QTest::newRow("two parents")
        << list("pet worker tool husky<pet<worker cat<pet ox<worker saw<tool axe<tool")
        << list("husky cat ox saw axe") << "pet(cat husky) tool(axe saw) worker(husky ox)";
    QTest::newRow("two ways to the same place")
        << list("thing toy gun<thing rifle<gun automatic<gun m16<rifle<automatic cup<thing doll<toy ball<toy")
        << list("m16 cup doll ball") << "thing(cup m16) toy(ball doll)";
    QTest::newRow("a class above a class")
        << list("dog beagle<dog cat") << list("dog beagle cat") << "dog(beagle) cat";
}

void HierarchyModelTest::smallTrees()
{
    QFETCH(QStringList, synsets);
    QFETCH(QStringList, classes);
    QFETCH(QString, expected);
    const Hierarchy hierarchy = build(listOf(synsets, classes));
    HierarchyModel model(hierarchy);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(outline(model), expected);
    for (int number = 0; number < hierarchy.classCount(); ++number)
        QVERIFY(model.indexOf(hierarchy.classNode(number)).isValid());
}

void HierarchyModelTest::passedOverNode_hasNoIndex()
{
    const Hierarchy hierarchy = build(listOf({QStringLiteral("animal"), QStringLiteral("dog<animal"),
                                              QStringLiteral("beagle<dog"), QStringLiteral("husky<dog")},
                                             {QStringLiteral("beagle"), QStringLiteral("husky")}));
    const HierarchyModel model(hierarchy);
    QVERIFY(!model.indexOf(*hierarchy.find("animal")).isValid());
    QVERIFY(!model.parent({}).isValid());
    QVERIFY(!model.index(99, 0).isValid());
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
}

}  // namespace hierarchy_model_test

VIZSLA_TEST(tst_hierarchy_model, hierarchy_model_test::HierarchyModelTest)
#include "tst_hierarchy_model.moc"
