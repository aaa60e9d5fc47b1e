// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/accuracy.h"

#include <QTest>
#include <cmath>

using namespace vizsla;

namespace {

const MultiLabelAnnotation annotated{{{"husky", Verdict::Correct},
                                      {"beagle", Verdict::Wrong},
                                      {"cup", Verdict::Unclear},
                                      {"car", Verdict::DontKnow}}};

Outcome outcomeOf(Metric metric, std::string_view predicted,
                  const MultiLabelAnnotation& annotation = annotated,
                  UnclearCounts unclear = UnclearCounts::Wrong, bool problematic = false)
{
    Image image;
    image.assignedWnid = "beagle";
    image.problematic = problematic;
    return outcome(metric, predicted, image, annotation, unclear);
}

Outcome multiLabel(std::string_view predicted, UnclearCounts unclear = UnclearCounts::Wrong)
{
    return outcomeOf(Metric::MultiLabel, predicted, annotated, unclear);
}

}  // namespace

class TestAccuracy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void top1_asksForTheAssignedLabelAlone()
    {
        QCOMPARE(outcomeOf(Metric::Top1, "beagle"), Outcome::Right);
        QCOMPARE(outcomeOf(Metric::Top1, "husky"), Outcome::Wrong);
        QCOMPARE(outcomeOf(Metric::Top1, "beagle", {}), Outcome::Right);
    }

    void multiLabel_asksForAClassRuledCorrect()
    {
        QCOMPARE(multiLabel("husky"), Outcome::Right);
        QCOMPARE(multiLabel("beagle"), Outcome::Wrong);
        QCOMPARE(multiLabel("car"), Outcome::Wrong);
        QCOMPARE(multiLabel("horse"), Outcome::Wrong);
        QCOMPARE(multiLabel(""), Outcome::Wrong);
    }

    void unclear_countsAsAskedFor()
    {
        QCOMPARE(multiLabel("cup"), Outcome::Wrong);
        QCOMPARE(multiLabel("cup", UnclearCounts::Right), Outcome::Right);
        QCOMPARE(multiLabel("cup", UnclearCounts::LeftOut), Outcome::LeftOut);
        for (const auto unclear : {UnclearCounts::Wrong, UnclearCounts::Right, UnclearCounts::LeftOut}) {
            QCOMPARE(multiLabel("husky", unclear), Outcome::Right);
            QCOMPARE(multiLabel("beagle", unclear), Outcome::Wrong);
        }
    }

    void imageWithoutACorrectClass_isLeftOutOfMultiLabelOnly()
    {
        const MultiLabelAnnotation noneCorrect{{{"beagle", Verdict::Wrong}, {"cup", Verdict::Unclear}}};
        for (const auto& annotation : {MultiLabelAnnotation{}, noneCorrect}) {
            for (const auto unclear : {UnclearCounts::Wrong, UnclearCounts::LeftOut})
                QCOMPARE(outcomeOf(Metric::MultiLabel, "cup", annotation, unclear), Outcome::LeftOut);
            QCOMPARE(outcomeOf(Metric::Top1, "beagle", annotation), Outcome::Right);
        }
    }

    void imageWithUnclearClassesAlone_takesPartWhereTheseCountAsCorrect()
    {
        const MultiLabelAnnotation onlyUnclear{{{"beagle", Verdict::Wrong}, {"cup", Verdict::Unclear}}};
        QCOMPARE(outcomeOf(Metric::MultiLabel, "cup", onlyUnclear, UnclearCounts::Right), Outcome::Right);
        QCOMPARE(outcomeOf(Metric::MultiLabel, "horse", onlyUnclear, UnclearCounts::Right), Outcome::Wrong);
        const MultiLabelAnnotation onlyWrong{{{"beagle", Verdict::Wrong}}};
        for (const auto& annotation : {MultiLabelAnnotation{}, onlyWrong})
            QCOMPARE(outcomeOf(Metric::MultiLabel, "cup", annotation, UnclearCounts::Right),
                     Outcome::LeftOut);
    }

    void problematicImage_isLeftOutOfBoth()
    {
        for (const auto metric : {Metric::Top1, Metric::MultiLabel})
            QCOMPARE(outcomeOf(metric, "husky", annotated, UnclearCounts::Wrong, true), Outcome::LeftOut);
    }

    void accuracy_countsWhatItLeavesOut()
    {
        Accuracy accuracy;
        QVERIFY(std::isnan(accuracy.value()));
        QCOMPARE(accuracy.interval().low, 0.0);
        QCOMPARE(accuracy.interval().high, 1.0);
        accuracy.add(Outcome::LeftOut);
        QVERIFY(std::isnan(accuracy.value()));
        for (const auto each : {Outcome::Right, Outcome::Wrong, Outcome::Right, Outcome::Right})
            accuracy.add(each);
        QCOMPARE(accuracy.correct, 3);
        QCOMPARE(accuracy.total, 4);
        QCOMPARE(accuracy.leftOut, 1);
        QCOMPARE(accuracy.value(), 0.75);
    }
};

QTEST_APPLESS_MAIN(TestAccuracy)
#include "tst_accuracy.moc"
