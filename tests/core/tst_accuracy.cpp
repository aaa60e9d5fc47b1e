// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/accuracy.h"

#include <QTest>
#include <cmath>

#include "tests/support/test_program.h"

using namespace vizsla;

namespace accuracy_test {

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
    /// 56.945 % and 35.095 %, of which a double is above the one and below the other.
    void halves_areRoundedAwayFromZero()
    {
        QCOMPARE(rounded(Ratio{11389, 20000}, 4), std::int64_t{5695});
        QCOMPARE(rounded(Ratio{7019, 20000}, 4), std::int64_t{3510});
        QCOMPARE(rounded(Ratio{-7019, 20000}, 4), std::int64_t{-3510});
        QCOMPARE(rounded(Ratio{70189, 200000}, 4), std::int64_t{3509});
        QCOMPARE(rounded(Ratio{20000, 20000}, 4), std::int64_t{10000});
        QCOMPARE(rounded(Ratio{-1, 3}, 0), std::int64_t{0});
        QCOMPARE(rounded(0.35095, 4), std::int64_t{3510});
        for (std::int64_t part = 0; part <= 20000; ++part)
            QCOMPARE(rounded(Ratio{part, 20000}, 4), (part + 1) / 2);
    }

    void difference_isMadeOfTheCounts()
    {
        const Ratio difference = Ratio{11389, 20000} - Ratio{4397, 10000};
        QCOMPARE(rounded(difference, 4), std::int64_t{1298});
        QCOMPARE(difference.value(), 0.12975);
        QVERIFY(std::isnan((Ratio{1, 2} - Ratio{}).value()));
        QCOMPARE(rounded(Ratio{1, 1'000'000'007} - Ratio{1, 998'244'353}, 4), std::int64_t{0});
    }

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

}  // namespace accuracy_test

VIZSLA_TEST(tst_accuracy, accuracy_test::TestAccuracy)
#include "tst_accuracy.moc"
