// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/agreement.h"

#include <QTest>
#include <cmath>
#include <random>

#include "core/random_below.h"
#include "tests/core/verdict_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace agreement_test {

namespace {

using Counts = std::vector<std::uint32_t>;

/// Ratings as papers print them: a word a rater, a character an item, a point where there is none.
RatingCounts ratingsOf(const std::vector<std::string>& raters, std::size_t categories)
{
    Counts counts(raters.front().size() * categories);
    for (const std::string& rater : raters) {
        for (std::size_t item = 0; item < rater.size(); ++item) {
            if (rater[item] != '.')
                ++counts[item * categories + static_cast<std::size_t>(rater[item] - '1')];
        }
    }
    return {categories, counts};
}

CrossTable crossTable(std::size_t categories, const Counts& counts)
{
    return {categories, counts};
}

/// A word an item: the diagnoses of six psychiatrists for 30 patients. Fleiss (1971), table 1.
const std::vector<std::string> patients = {
    "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555",
    "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555",
    "555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555"};

RatingCounts diagnoses()
{
    std::vector<std::string> raters(6);
    for (const std::string& patient : patients) {
        for (std::size_t rater = 0; rater < raters.size(); ++rater)
            raters[rater] += patient[rater];
    }
    return ratingsOf(raters, 5);
}

/// Fourteen raters, ten subjects, five categories: the example of Wikipedia's "Fleiss' kappa".
RatingCounts fourteenRaters()
{
    return {5, {0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1,
                7, 7, 0, 0, 0,  3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7}};
}

/// Four observers, twelve units, five values: the example of Krippendorff (2011).
RatingCounts fourObservers()
{
    return ratingsOf({"123321412...", "1233224125.3", ".3332342251.", "12332441251."}, 5);
}

/// Three coders, fifteen units: the computational example of Wikipedia's "Krippendorff's alpha".
RatingCounts threeCoders()
{
    return ratingsOf({".....34121133.3", "1.213343.......", "..21344.21133.4"}, 4);
}

}  // namespace

class TestAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fleissKappa_agreesWithFleiss()
    {
        // The paper prints P = 0.556 and kappa = 0.430; the R package irr gives 0.4302445.
        compareAsPrinted(observedAgreement(diagnoses()), "0.556");
        compareAsPrinted(fleissKappa(diagnoses()), "0.430");
        compareAsPrinted(fleissKappa(diagnoses()), "0.4302445");
        compareAsPrinted(observedAgreement(fourteenRaters()), "0.378");
        compareAsPrinted(fleissKappa(fourteenRaters()), "0.210");
    }

    void alpha_agreesWithKrippendorff()
    {
        compareAsPrinted(krippendorffAlpha(fourObservers(), Scale::Nominal), "0.743");
        compareAsPrinted(krippendorffAlpha(fourObservers(), Scale::Ordinal), "0.815");
        compareAsPrinted(krippendorffAlpha(fourObservers(), Scale::Interval), "0.849");
        // The same paper: ten units, two observers, binary, without gaps.
        compareAsPrinted(krippendorffAlpha(ratingsOf({"1211111121", "2221121111"}, 2), Scale::Nominal),
                         "0.095");
        compareAsPrinted(krippendorffAlpha(threeCoders(), Scale::Nominal), "0.691");
        compareAsPrinted(krippendorffAlpha(threeCoders(), Scale::Interval), "0.811");
    }

    void cohenKappa_agreesWithPrintedExamples()
    {
        // Wikipedia, "Cohen's kappa": 50 proposals, two readers, yes or no; and the pair of tables with the
        // same observed agreement of 0.6 but kappas of 0.1304 and 0.2593.
        compareAsPrinted(cohenKappa(crossTable(2, {20, 5, 10, 15})), "0.40");
        compareAsPrinted(observedAgreement(crossTable(2, {20, 5, 10, 15})), "0.70");
        compareAsPrinted(cohenKappa(crossTable(2, {45, 15, 25, 15})), "0.1304");
        compareAsPrinted(cohenKappa(crossTable(2, {25, 35, 5, 35})), "0.2593");
        // As SAS prints it for this table; statsmodels tests itself against that.
        compareAsPrinted(cohenKappa(crossTable(3, {0, 4, 1, 0, 8, 0, 0, 1, 5})), "0.4842");
        compareAsPrinted(cohenKappa(crossTable(3, {0, 4, 1, 0, 8, 0, 0, 1, 5}), KappaWeights::Linear),
                         "0.4701");
    }

    void weightedKappa_agreesWithIrr()
    {
        // The data "anxiety" of the R package irr, raters 2 and 3, without the value 4 that neither gives:
        // kappa2() gives -0.006289308, weighted "equal" 0.1459075 and "squared" 0.2520325.
        const std::string second = "36462424332333221334", third = "21443216111233113322";
        Counts counts(25);
        const std::string values = "12346";
        for (std::size_t item = 0; item < second.size(); ++item)
            ++counts[values.find(second[item]) * 5 + values.find(third[item])];
        compareAsPrinted(cohenKappa(crossTable(5, counts)), "-0.0062893");
        compareAsPrinted(cohenKappa(crossTable(5, counts), KappaWeights::Linear), "0.1459075");
        compareAsPrinted(cohenKappa(crossTable(5, counts), KappaWeights::Quadratic), "0.2520325");
    }

    void perfectAgreement_isOne()
    {
        const RatingCounts ratings = ratingsOf({"1231", "1231", "12.1"}, 3);
        QCOMPARE(observedAgreement(ratings), std::optional(1.0));
        QCOMPARE(fleissKappa(ratings), std::optional(1.0));
        for (const Scale scale : {Scale::Nominal, Scale::Ordinal, Scale::Interval})
            QCOMPARE(krippendorffAlpha(ratings, scale), std::optional(1.0));
        QCOMPARE(cohenKappa(crossTable(2, {3, 0, 0, 4})), std::optional(1.0));
        QCOMPARE(cohenKappa(crossTable(2, {0, 3, 3, 0})), std::optional(-1.0));
    }

    void oneCategoryAlone_isUndefined()
    {
        const RatingCounts ratings = ratingsOf({"1111111", "1111111", "1111111"}, 3);
        QCOMPARE(observedAgreement(ratings), std::optional(1.0));
        QVERIFY(!fleissKappa(ratings));
        QVERIFY(!krippendorffAlpha(ratings, Scale::Nominal));
        QVERIFY(!krippendorffAlpha(ratings, Scale::Ordinal));
        QVERIFY(!cohenKappa(crossTable(2, {5, 0, 0, 0})));
        QVERIFY(!cohenKappa(crossTable(2, {5, 0, 0, 0}), KappaWeights::Quadratic));
        QCOMPARE(cohenKappa(crossTable(2, {5, 3, 0, 0})), std::optional(0.0));
    }

    void nothingInCommon_isUndefined()
    {
        const RatingCounts ratings = ratingsOf({"12..", "..21"}, 2);
        QVERIFY(!observedAgreement(ratings));
        QVERIFY(!fleissKappa(ratings));
        QVERIFY(!krippendorffAlpha(ratings, Scale::Nominal));
        QVERIFY(!observedAgreement(RatingCounts(3, {})));
        QVERIFY(!fleissKappa(RatingCounts(3, {})));
        QVERIFY(!krippendorffAlpha(RatingCounts(3, {}), Scale::Ordinal));
        QVERIFY(!observedAgreement(crossTable(2, {0, 0, 0, 0})));
        QVERIFY(!cohenKappa(crossTable(2, {0, 0, 0, 0})));
    }

    /// An item that one rater alone has seen says nothing of agreement.
    void singleRatings_changeNoAlpha()
    {
        const RatingCounts with =
            ratingsOf({"123321412...", "1233224125.3", ".333234225..", "1233244125.."}, 5);
        const RatingCounts without = ratingsOf({"123321412.", "1233224125", ".333234225", "1233244125"}, 5);
        for (const Scale scale : {Scale::Nominal, Scale::Ordinal, Scale::Interval})
            QCOMPARE(krippendorffAlpha(with, scale), krippendorffAlpha(without, scale));
        QCOMPARE(observedAgreement(with), observedAgreement(without));
    }

    void ordinalAlpha_hasNoDirection()
    {
        const RatingCounts forwards = ratingsOf({"12312.", "1231.3", "223133"}, 3);
        const RatingCounts backwards = ratingsOf({"32132.", "3213.1", "221311"}, 3);
        QCOMPARE(*krippendorffAlpha(forwards, Scale::Ordinal), *krippendorffAlpha(backwards, Scale::Ordinal));
        QVERIFY(*krippendorffAlpha(forwards, Scale::Ordinal) != *krippendorffAlpha(forwards, Scale::Nominal));
    }

    void dontKnow_isMissing()
    {
        const OpinionsByPair opinions(verdictsOf({"cw?u-", "c?wuc"}));
        QCOMPARE(opinions.count(), std::size_t{7});
        const RatingCounts ratings(opinions);
        QCOMPARE(ratings.itemCount(), std::size_t{5});
        const auto at = [&](std::size_t item) {
            const auto counts = ratings.of(item);
            return Counts(counts.begin(), counts.end());
        };
        QCOMPARE(at(0), (Counts{0, 0, 2}));
        QCOMPARE(at(1), (Counts{1, 0, 0}));
        QCOMPARE(at(2), (Counts{1, 0, 0}));
        QCOMPARE(at(3), (Counts{0, 2, 0}));
        QCOMPARE(at(4), (Counts{0, 0, 1}));
        QCOMPARE(observedAgreement(ratings), std::optional(1.0));
    }

    void reviewers_areComparedOnWhatBothRuled()
    {
        const OpinionsByPair opinions(verdictsOf({"cwu-c?", "------", "ccuwcw", "-----c"}));
        const auto compared = compareReviewers(opinions);
        QCOMPARE(compared.size(), std::size_t{2});
        QCOMPARE(compared[0].first, 0U);
        QCOMPARE(compared[0].second, 2U);
        QCOMPARE(compared[0].total(), std::size_t{4});
        // Rows wrong, unclear, correct of the first.
        QVERIFY((compared[0].counts == std::array<std::uint32_t, 9>{0, 0, 1, 0, 1, 0, 0, 0, 2}));
        QCOMPARE(observedAgreement(compared[0].table()), std::optional(0.75));
        QCOMPARE(compared[1].first, 2U);
        QCOMPARE(compared[1].second, 3U);
        QVERIFY((compared[1].counts == std::array<std::uint32_t, 9>{0, 0, 1, 0, 0, 0, 0, 0, 0}));
    }

    /// Of two raters with equal numbers Fleiss' kappa and alpha are the same but for alpha's correction for
    /// small samples: 1 - alpha = (1 - kappa) (n - 1) / n with n ratings.
    void randomRatings_keepTheRelationOfKappaAndAlpha()
    {
        std::mt19937_64 random(3);
        for (int round = 0; round < 50; ++round) {
            const std::size_t items = 2 + randomBelow(40, random);
            const std::uint64_t raters = 2 + randomBelow(5, random);
            Counts counts(items * 4);
            for (std::size_t item = 0; item < items; ++item) {
                for (std::uint64_t rater = 0; rater < raters; ++rater)
                    ++counts[item * 4 + randomBelow(4, random) / (1 + item % 2)];
            }
            const RatingCounts ratings(4, counts);
            const auto ratingCount = static_cast<double>(items * raters);
            const double kappa = *fleissKappa(ratings);
            const double alpha = *krippendorffAlpha(ratings, Scale::Nominal);
            QVERIFY(std::abs(1 - alpha - (1 - kappa) * (ratingCount - 1) / ratingCount) < 1e-12);
        }
    }

    /// Written without sorting: all pairs of reviewers, all pairs of verdicts.
    void comparisons_agreeWithLooking()
    {
        const VerdictTable table = randomVerdicts(9, 7, 60);
        const auto compared = compareReviewers(OpinionsByPair(table));
        std::size_t found = 0;
        for (std::uint32_t first = 0; first < 7; ++first) {
            for (std::uint32_t second = first + 1; second < 7; ++second) {
                std::array<std::uint32_t, 9> counts{};
                for (const auto& a : table.entries) {
                    for (const auto& b : table.entries) {
                        const auto one = opinionOf(a.verdict), other = opinionOf(b.verdict);
                        if (a.reviewer == first && b.reviewer == second && a.pair == b.pair && one && other)
                            ++counts[static_cast<std::size_t>(*one) * 3 + static_cast<std::size_t>(*other)];
                    }
                }
                QVERIFY(compared[found].first == first && compared[found].second == second);
                QVERIFY(compared[found].counts == counts);
                ++found;
            }
        }
        QCOMPARE(compared.size(), found);
    }
};

}  // namespace agreement_test

VIZSLA_TEST(tst_agreement, agreement_test::TestAgreement)
#include "tst_agreement.moc"
