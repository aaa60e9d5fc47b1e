// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/golden_comparison.h"

#include <QTest>
#include <array>
#include <cmath>

#include "tests/core/verdict_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace golden_comparison_test {

namespace {

constexpr std::array<std::uint32_t, 3> threeExperts = {0, 1, 2};

std::string wordOf(const GoldenVerdicts& golden)
{
    std::string word;
    for (const auto& verdict : golden.byPair)
        word += verdict ? "wuc"[static_cast<std::size_t>(*verdict)] : '-';
    return word;
}

}  // namespace

class TestGoldenComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void majority_isGoldenAndTiesAreNot()
    {
        //                                           ties:     v  vv
        const VerdictTable table = verdictsOf({"ccwc-?u", "cwwuc?c", "cwuw-?-", "wwwwwww"});
        const GoldenVerdicts golden = goldenVerdicts(table, threeExperts);
        QCOMPARE(wordOf(golden), std::string("cww-c--"));
        QCOMPARE(golden.ties, std::size_t{2});
        QVERIFY((golden.counts == std::array<std::size_t, 3>{2, 0, 2}));
        QCOMPARE(golden.total(), std::size_t{4});
    }

    void reviewer_isHeldAgainstTheMajority()
    {
        //                                      golden  ccwwu-
        const VerdictTable table = verdictsOf({"ccwwu-", "ccwwu-", "ccwwu-", "cwcw?c", "------", "u-uuuu"});
        const auto rows = compareWithGolden(table, threeExperts);
        QCOMPARE(rows.size(), std::size_t{6});
        const AgainstGolden& row = rows[3];
        QVERIFY(!row.isGolden);
        QVERIFY((row.counts == std::array<std::uint32_t, 9>{1, 0, 1, 0, 0, 0, 1, 0, 1}));
        QCOMPARE(row.dontKnow, 1U);
        QCOMPARE(row.notRuled, 0U);
        QCOMPARE(row.accuracy().correct, 2);
        QCOMPARE(row.accuracy().total, 4);
        QCOMPARE(row.sensitivity().value(), 0.5);
        QCOMPARE(row.specificity().value(), 0.5);
        QCOMPARE(row.kappa(), std::optional(0.0));
        QCOMPARE(row.at(Opinion::Wrong, Opinion::Correct), 1U);

        QCOMPARE(rows[4].notRuled, 5U);
        QCOMPARE(rows[4].accuracy().total, 0);
        QVERIFY(std::isnan(rows[4].accuracy().value()));
        QVERIFY(!rows[4].kappa());

        QCOMPARE(rows[5].notRuled, 1U);
        QCOMPARE(rows[5].accuracy().correct, 1);
        QCOMPARE(rows[5].sensitivity().correct, 0);
        QCOMPARE(rows[5].sensitivity().total, 1);
    }

    /// A golden reviewer would else agree with the own vote.
    void goldenReviewer_isHeldAgainstTheOthers()
    {
        const VerdictTable table = verdictsOf({"cwc?w", "ccww-", "c-w--"});
        const auto rows = compareWithGolden(table, threeExperts);
        // Against w of both, c and w of one each, and pairs that nobody else ruled.
        QVERIFY(rows[0].isGolden);
        QVERIFY((rows[0].counts == std::array<std::uint32_t, 9>{0, 0, 1, 0, 0, 0, 1, 0, 1}));
        QCOMPARE(rows[0].dontKnow, 1U);
        QCOMPARE(rows[0].notRuled, 0U);
        // The others tie on the third pair.
        QVERIFY((rows[1].counts == std::array<std::uint32_t, 9>{0, 0, 1, 0, 0, 0, 0, 0, 1}));
        QCOMPARE(rows[1].notRuled, 1U);
        QCOMPARE(rows[1].ties, 1U);
        QCOMPARE(rows[0].ties, 0U);
        QVERIFY((rows[2].counts == std::array<std::uint32_t, 9>{0, 0, 0, 0, 0, 0, 0, 0, 1}));
        QCOMPARE(rows[2].notRuled, 2U);
    }

    void noGoldenReviewer_givesNothing()
    {
        const VerdictTable table = verdictsOf({"cw", "cc"});
        QCOMPARE(goldenVerdicts(table, {}).total(), std::size_t{0});
        for (const AgainstGolden& row : compareWithGolden(table, {})) {
            QCOMPARE(row.accuracy().total, 0);
            QCOMPARE(row.notRuled, 0U);
        }
        QVERIFY(compareWithGolden(VerdictTable(), {}).empty());
    }

    void everyGoldenPair_isCountedOnce()
    {
        const VerdictTable table = randomVerdicts(4, 9, 300);
        const std::array<std::uint32_t, 4> golden = {1, 4, 5, 8};
        const std::size_t total = goldenVerdicts(table, golden).total();
        for (const AgainstGolden& row : compareWithGolden(table, golden)) {
            const auto ruled = static_cast<std::size_t>(row.accuracy().total);
            if (!row.isGolden)
                QCOMPARE(ruled + row.dontKnow + row.notRuled, total);
        }
    }

    void goldenReviewer_isAsOneWhoIsNot()
    {
        const VerdictTable table = randomVerdicts(5, 9, 300);
        const std::array<std::uint32_t, 4> golden = {0, 3, 4, 8};
        const std::array<std::uint32_t, 3> others = {0, 3, 8};
        const AgainstGolden asGolden = compareWithGolden(table, golden)[4];
        const AgainstGolden asOther = compareWithGolden(table, others)[4];
        QVERIFY(asGolden.isGolden && !asOther.isGolden);
        QVERIFY(asGolden.counts == asOther.counts && asGolden.accuracy().total > 50);
        QCOMPARE(asGolden.dontKnow, asOther.dontKnow);
        QCOMPARE(asGolden.notRuled, asOther.notRuled);
    }

    /// As counted from the same files by other means.
    void publishedRaters_areHeldAgainstTheExperts();
};

void TestGoldenComparison::publishedRaters_areHeldAgainstTheExperts()
{
    SKIP_WITHOUT_DATA(publishedData() / "reviews");
    const PublishedReviews published = PublishedReviews::read();
    QCOMPARE(published.table.reviewerCount, std::size_t{17});
    QCOMPARE(published.table.pairCount, std::size_t{1135});
    const GoldenVerdicts golden = goldenVerdicts(published.table, published.experts);
    QVERIFY((golden.counts == std::array<std::size_t, 3>{887, 0, 248}));
    QCOMPARE(golden.ties, std::size_t{0});
    const auto rows = compareWithGolden(published.table, published.experts);
    const AgainstGolden& best = rows[published.reviewer("rater131")];
    QVERIFY((best.counts == std::array<std::uint32_t, 9>{853, 2, 32, 0, 0, 0, 91, 3, 154}));
    QCOMPARE(best.accuracy().correct, 1007);
    const AgainstGolden& last = rows[published.reviewer("rater176")];
    QVERIFY((last.counts == std::array<std::uint32_t, 9>{750, 136, 1, 0, 0, 0, 42, 167, 39}));
    for (const AgainstGolden& row : rows) {
        if (!row.isGolden)
            QCOMPARE(row.accuracy().total, 1135);
    }
}

}  // namespace golden_comparison_test

VIZSLA_TEST(tst_golden_comparison, golden_comparison_test::TestGoldenComparison)
#include "tst_golden_comparison.moc"
