// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/slice.h"

#include <QTest>

#include "core/taxonomy/class_names.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace slice_test {

namespace {

const Hierarchy& imageNet()
{
    static const Hierarchy hierarchy = valueOf(Hierarchy::build(ilsvrc2012Classes()));
    return hierarchy;
}

/// "all 7, objects 3".
QString sizes(const std::vector<Slice>& slices)
{
    QStringList result;
    for (const Slice& slice : slices)
        result << QStringLiteral("%1 %2").arg(QString::fromStdString(slice.name)).arg(slice.classCount());
    return result.join(QStringLiteral(", "));
}

}  // namespace

class TestSlice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standardSlices_haveTheirPublishedSizes()
    {
        QCOMPARE(sizes(standardSlices(imageNet())),
                 QStringLiteral("all 1000, objects 590, organisms 410, dogs 118, organisms_not_dogs 292"));
    }

    void standardSlices_countAClassWithTwoParentsOnce()
    {
        QCOMPARE(sizes(standardSlices(sevenClassHierarchy())),
                 QStringLiteral("all 7, objects 3, organisms 4, dogs 2, organisms_not_dogs 2"));
    }

    void hierarchyWithoutOrganisms_hasOneSlice()
    {
        const Hierarchy things = valueOf(Hierarchy::build({{{"cup", {"cup"}, "", {}}}, {"cup"}}));
        QCOMPARE(sizes(standardSlices(things)), QStringLiteral("all 1"));
        VERIFY_FAILS(findSlice(things, "dogs"), ErrorKind::NotFound);
    }

    void slice_isFoundByNameOrWnid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("classes");
        QTest::newRow("standard name") << "organisms_not_dogs" << 292;
        QTest::newRow("wnid of a node") << "n02084071" << 118;
        QTest::newRow("wnid of a class") << "n02089867" << 1;
        QTest::newRow("name of a node") << "hound" << 19;
        QTest::newRow("second name of a node") << "canid" << 130;
        QTest::newRow("name of a class") << "Walker foxhound" << 1;
        QTest::newRow("top") << "entity" << 1000;
    }

    void slice_isFoundByNameOrWnid()
    {
        QFETCH(QString, text);
        QFETCH(int, classes);
        const auto slice = findSlice(imageNet(), text.toStdString());
        VERIFY_OK(slice);
        QCOMPARE(slice->classCount(), classes);
        QCOMPARE(slice->name, text.toStdString());
    }

    void slice_holdsItsClasses()
    {
        const Hierarchy hierarchy = sevenClassHierarchy();
        const Slice working = valueOf(findSlice(hierarchy, "working animal"));
        QStringList held;
        for (int index = 0; index < hierarchy.classCount(); ++index) {
            if (working.holds(index))
                held << QString::fromStdString(hierarchy.synset(hierarchy.classNode(index)).wnid);
        }
        QCOMPARE(held.join(QLatin1Char(' ')), QStringLiteral("husky horse"));
    }

    void nameOfSeveralNodes_isRefusedWithTheirWnids()
    {
        const auto slice = findSlice(imageNet(), "crane");
        VERIFY_FAILS(slice, ErrorKind::Invalid);
        for (const char* wnid : {"n02012849", "n03126707"})
            QVERIFY2(slice.error().message.find(wnid) != std::string::npos, slice.error().message.c_str());
    }

    void namesThatDifferInCaseOnly_areRefusedWithTheirWnids()
    {
        for (const char* name : {"cardigan", "Cardigan", "CARDIGAN"}) {
            const auto slice = findSlice(imageNet(), name);
            VERIFY_FAILS(slice, ErrorKind::Invalid);
            for (const char* words : {"n02963159 (cardigan)", "n02113186 (Cardigan, "})
                QVERIFY2(slice.error().message.find(words) != std::string::npos,
                         slice.error().message.c_str());
        }
        for (const char* wnid : {"n02963159", "n02113186"})
            QCOMPARE(valueOf(findSlice(imageNet(), wnid)).classCount(), 1);
        QCOMPARE(valueOf(findSlice(imageNet(), "Hound")).classCount(), 19);
    }

    /// The classes of ILSVRC-2012 that share a first name.
    void classesOfOneName_areToldApart()
    {
        const ClassNames names(imageNet());
        QStringList apart;
        for (int index = 0; index < imageNet().classCount(); ++index) {
            const QString name = QString::fromStdString(names.distinct(index));
            if (name.endsWith(QLatin1Char(')')))
                apart << name;
        }
        QCOMPARE(apart.join(QStringLiteral("; ")),
                 QStringLiteral(
                     "crane (n02012849); Cardigan (n02113186); cardigan (n02963159); crane (n03126707); "
                     "maillot (n03710637); maillot (n03710721)"));
        QCOMPARE(distinctName(imageNet(), "n02113186"), std::string("Cardigan (n02113186)"));
        QCOMPARE(distinctName(imageNet(), "n01440764"), std::string("tench"));
        QCOMPARE(distinctName(imageNet(), "n1"), std::string("n1"));
        QCOMPARE(names.find("panther").size(), std::size_t{2});
        QCOMPARE(names.find("Crane").size(), std::size_t{2});
        QCOMPARE(names.find("maillot, tank suit"), std::vector<int>{639});
        QVERIFY(names.find("griffin").empty() && names.find("").empty());
    }

    void unknownSlice_isNamedInTheError()
    {
        for (const char* text : {"griffin", "", "n99999999", "' OR 1=1"}) {
            const auto slice = findSlice(imageNet(), text);
            VERIFY_FAILS(slice, ErrorKind::NotFound);
            QVERIFY(slice.error().message.find(text) != std::string::npos);
        }
    }
};

}  // namespace slice_test

VIZSLA_TEST(tst_slice, slice_test::TestSlice)
#include "tst_slice.moc"
