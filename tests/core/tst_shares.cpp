// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/shares.h"

#include <QTest>
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "tests/support/test_program.h"

using namespace vizsla;

namespace shares_test {

namespace {

using Numbers = std::vector<std::size_t>;
using TestSets = std::vector<Numbers>;

/// Images numbered through.
TestSets testSets(const Numbers& sizes)
{
    TestSets sets;
    std::size_t next = 0;
    for (const std::size_t size : sizes) {
        Numbers& images = sets.emplace_back(size);
        std::iota(images.begin(), images.end(), next);
        next += size;
    }
    return sets;
}

Shares deal(const Numbers& sizes, std::size_t reviewers, const ShareRule& rule)
{
    return dealShares(testSets(sizes), TestSets(reviewers), rule);
}

/// By image, to how many it was dealt.
std::map<std::size_t, int> counts(const Shares& shares)
{
    std::map<std::size_t, int> result;
    for (const Numbers& share : shares.ofReviewer) {
        for (const std::size_t image : share)
            ++result[image];
    }
    return result;
}

Numbers sizes(const Shares& shares)
{
    Numbers result;
    std::ranges::transform(shares.ofReviewer, std::back_inserter(result), &Numbers::size);
    return result;
}

/// The largest less the smallest number of images that reviewers have of those between two numbers.
std::size_t spread(const Shares& shares, std::size_t first, std::size_t last)
{
    Numbers found;
    for (const Numbers& share : shares.ofReviewer)
        found.push_back(static_cast<std::size_t>(
            std::ranges::count_if(share, [&](std::size_t image) { return image >= first && image < last; })));
    return std::ranges::max(found) - std::ranges::min(found);
}

bool holds(const Numbers& share, const Numbers& images)
{
    return std::ranges::includes(share, images);
}

}  // namespace

class TestShares : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overlap_goesToAllAndTheRestToOne()
    {
        const Shares shares = deal({200, 100}, 4, {.overlap = 0.1, .seed = 5});
        QCOMPARE(shares.overlap.size(), std::size_t{30});
        for (const auto& [image, count] : counts(shares))
            QCOMPARE(count, std::ranges::binary_search(shares.overlap, image) ? 4 : 1);
        QCOMPARE(counts(shares).size(), std::size_t{300});
        Numbers sorted = sizes(shares);
        std::ranges::sort(sorted);
        QCOMPARE(sorted, (Numbers{97, 97, 98, 98}));
        for (const Numbers& share : shares.ofReviewer)
            QVERIFY(std::ranges::is_sorted(share));
    }

    void testSets_areInTheOverlapAndTheSharesAlike()
    {
        const Shares shares = deal({20'000, 10'000, 31}, 7, {.overlap = 0.1, .seed = 1});
        const auto inOverlap = [&](std::size_t first, std::size_t last) {
            return std::ranges::count_if(shares.overlap,
                                         [&](std::size_t image) { return image >= first && image < last; });
        };
        QCOMPARE(inOverlap(0, 20'000), 2000);
        QCOMPARE(inOverlap(20'000, 30'000), 1000);
        QCOMPARE(inOverlap(30'000, 30'031), 3);
        QCOMPARE(spread(shares, 0, 30'031), std::size_t{1});
        for (const auto& [first, last] : {std::pair(0, 20'000), {20'000, 30'000}, {30'000, 30'031}})
            QVERIFY(spread(shares, static_cast<std::size_t>(first), static_cast<std::size_t>(last)) <= 2);
    }

    void smallTestSets_haveTogetherTheOverlapOfAll()
    {
        QCOMPARE(deal(Numbers(10, 3), 2, {.overlap = 0.1}).overlap.size(), std::size_t{3});
        QCOMPARE(deal(Numbers(10, 1), 2, {.overlap = 0.26}).overlap.size(), std::size_t{3});
    }

    void severalReviewersEach_areDifferentOnes_data()
    {
        QTest::addColumn<int>("reviewers");
        QTest::addColumn<int>("each");
        for (const auto& [reviewers, each] : {std::pair(5, 2), {3, 2}, {4, 3}, {12, 5}, {4, 4}, {3, 9}})
            QTest::addRow("%d of %d", each, reviewers) << reviewers << each;
    }
    void severalReviewersEach_areDifferentOnes()
    {
        QFETCH(int, reviewers);
        QFETCH(int, each);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Shares shares = deal({61, 40}, static_cast<std::size_t>(reviewers),
                                       {.overlap = 0.05, .reviewersEach = each, .seed = seed});
            QVERIFY(spread(shares, 0, 101) <= 1);
            for (const auto& [image, count] : counts(shares))
                QCOMPARE(count, std::ranges::binary_search(shares.overlap, image)
                                    ? reviewers
                                    : std::min(each, reviewers));
            for (const Numbers& share : shares.ofReviewer)
                QVERIFY(std::ranges::adjacent_find(share) == share.end());
        }
    }

    void severalReviewersEach_areOfAllPairs()
    {
        const Shares shares = deal({600}, 4, {.reviewersEach = 2, .seed = 3});
        std::map<Numbers, int> together;
        for (std::size_t image = 0; image < 600; ++image) {
            Numbers pair;
            for (std::size_t reviewer = 0; reviewer < 4; ++reviewer) {
                if (std::ranges::binary_search(shares.ofReviewer[reviewer], image))
                    pair.push_back(reviewer);
            }
            ++together[pair];
        }
        QCOMPARE(together.size(), std::size_t{6});
        for (const auto& [pair, count] : together)
            QVERIFY2(count > 50, qPrintable(QString::number(count)));
    }

    void seed_decidesAlone()
    {
        const ShareRule rule{.overlap = 0.2, .seed = 9};
        QVERIFY(deal({50, 20}, 3, rule) == deal({50, 20}, 3, rule));
        QVERIFY(deal({50, 20}, 3, rule).overlap == deal({50, 20}, 8, rule).overlap);
        QVERIFY(!(deal({50, 20}, 3, rule) == deal({50, 20}, 3, {.overlap = 0.2, .seed = 10})));
        QCOMPARE(deal({6}, 2, {.overlap = 0.34, .seed = 4}).overlap, (Numbers{0, 1}));
        QCOMPARE(deal({6}, 2, {.overlap = 0.34, .seed = 4}).ofReviewer.at(0), (Numbers{0, 1, 2, 3}));
    }

    void extremes_areDealtToo()
    {
        const Shares alone = deal({7}, 1, {.overlap = 0.5, .reviewersEach = 3});
        QCOMPARE(sizes(alone), (Numbers{7}));
        QCOMPARE(sizes(deal({7}, 2, {.overlap = 1})), (Numbers{7, 7}));
        QCOMPARE(sizes(deal({7}, 2, {.overlap = 33})), (Numbers{7, 7}));
        const double noNumber = std::numeric_limits<double>::quiet_NaN();
        for (const double overlap : {0.0, -1.0, noNumber})
            QVERIFY(deal({7}, 2, {.overlap = overlap}).overlap.empty());
        Numbers few = sizes(deal({2}, 5, {}));
        std::ranges::sort(few);
        QCOMPARE(few, (Numbers{0, 0, 0, 1, 1}));
        QCOMPARE(sizes(deal({}, 2, {.overlap = 0.5})), (Numbers{0, 0}));
        QVERIFY(deal({5}, 0, {}).ofReviewer.empty());
        QCOMPARE(sizes(deal({4}, 2, {.reviewersEach = -3})), (Numbers{2, 2}));
    }

    void newReviewer_takesOfWhatIsLeft()
    {
        const TestSets images = testSets({200, 100});
        const ShareRule rule{.overlap = 0.1, .seed = 2};
        const Shares before = dealShares(images, TestSets(2), rule);
        // The first has ruled on 60 of the own images, the second on ten.
        TestSets held = {before.ofReviewer[0], before.ofReviewer[1], {}};
        held[0].resize(60);
        held[1].resize(10);
        const Shares after = dealShares(images, held, rule);
        QCOMPARE(after.overlap, before.overlap);
        QVERIFY(holds(after.ofReviewer[0], held[0]));
        QVERIFY(holds(after.ofReviewer[1], held[1]));
        QCOMPARE(sizes(after), (Numbers{120, 120, 120}));
        QVERIFY(spread(after, 0, 200) <= 20);
        for (const auto& [image, count] : counts(after))
            QCOMPARE(count, std::ranges::binary_search(after.overlap, image) ? 3 : 1);
    }

    void whatWasRuled_staysAlsoWhereItIsMoreThanTheShare()
    {
        const TestSets images = testSets({10});
        const Shares shares = dealShares(images, TestSets{{0, 1, 2, 3, 4, 5, 6, 7}, {0, 8}, {}}, {});
        QCOMPARE(shares.ofReviewer[0], (Numbers{0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(shares.ofReviewer[1], (Numbers{0, 8}));
        QCOMPARE(shares.ofReviewer[2], (Numbers{9}));
        const Shares twice = dealShares(images, TestSets{{0, 1}, {}}, {.reviewersEach = 2});
        QCOMPARE(sizes(twice), (Numbers{10, 10}));
    }

    void imagesOutsideTheDeal_arePassedOver()
    {
        const Shares shares = dealShares(TestSets{{4, 5}}, TestSets{{99, 5}, {}}, {});
        QCOMPARE(shares.ofReviewer[0], (Numbers{5}));
        QCOMPARE(shares.ofReviewer[1], (Numbers{4}));
    }
};

}  // namespace shares_test

VIZSLA_TEST(tst_shares, shares_test::TestShares)
#include "tst_shares.moc"
