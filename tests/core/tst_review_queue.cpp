// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_queue.h"

#include <QTest>
#include <array>
#include <cmath>

#include "tests/core/scoring_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace review_queue_test {

namespace {

using Numbers = std::vector<std::size_t>;
/// Of each image the classes and how many models voted for each: {{1, 3}, {4, 2}}.
using Votes = std::vector<std::vector<std::pair<ClassIndex, int>>>;

class Images
{
public:
    explicit Images(const Votes& votes)
    {
        for (const auto& row : votes) {
            auto& candidates = m_candidates.emplace_back();
            for (const auto& [label, models] : row)
                candidates.push_back({.label = label, .models = static_cast<std::uint16_t>(models)});
        }
        for (const auto& candidates : m_candidates)
            images.push_back({.candidates = candidates});
    }

    Numbers queue(ReviewOrder order, const ReviewFilter& filter = {}, std::uint64_t seed = 0) const
    {
        return reviewQueue(images, filter, order, seed);
    }

    std::vector<ReviewImage> images;

private:
    std::vector<std::vector<Candidate>> m_candidates;
};

Images imagesWithoutCandidates(std::size_t count)
{
    return Images(Votes(count));
}

double disagreementOf(const std::vector<std::pair<ClassIndex, int>>& votes)
{
    return disagreement(Images({votes}).images[0].candidates);
}

ImageSet imageSet(std::size_t count, const Numbers& images)
{
    return ImageSet::ofIndices(count, images);
}

}  // namespace

class TestReviewQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byClass_comparesWholeLists()
    {
        const Images images({{{2, 1}, {5, 1}, {9, 1}},
                             {{2, 1}},
                             {},
                             {{0, 1}, {7, 1}},
                             {{2, 1}, {5, 1}, {8, 1}},
                             {{2, 1}, {4, 1}},
                             {{2, 9}}});
        QCOMPARE(images.queue(ReviewOrder::Class), (Numbers{2, 3, 1, 6, 5, 4, 0}));
    }

    void byClass_doesNotDependOnWhichLabelIsAssigned()
    {
        Images images({{{1, 1}, {6, 1}}, {{1, 1}, {5, 1}}});
        const Numbers before = images.queue(ReviewOrder::Class);
        std::vector<Candidate> candidates(images.images[0].candidates.begin(),
                                          images.images[0].candidates.end());
        candidates[1].isAssigned = true;
        images.images[0].candidates = candidates;
        QCOMPARE(images.queue(ReviewOrder::Class), before);
    }

    void disagreement_isTheEntropyOfTheVotes()
    {
        QCOMPARE(disagreementOf({}), 0.0);
        QCOMPARE(disagreementOf({{1, 0}}), 0.0);
        QCOMPARE(disagreementOf({{1, 67}, {2, 0}}), 0.0);
        QCOMPARE(disagreementOf({{1, 5}, {2, 5}}), 1.0);
        QCOMPARE(disagreementOf({{1, 1}, {2, 1}, {3, 1}, {4, 1}}), 2.0);
        QCOMPARE(disagreementOf({{1, 3}, {2, 1}}), -0.75 * std::log2(0.75) + 0.5);
    }

    void byDisagreement_mostComesFirstAndTiesStayInOrder()
    {
        const Images images({{{1, 9}},
                             {{3, 23}, {5, 37}, {8, 7}},
                             {{1, 3}, {2, 3}, {3, 3}},
                             {},
                             {{1, 7}, {2, 23}, {4, 37}},
                             {{6, 37}, {7, 7}, {9, 23}}});
        QCOMPARE(images.queue(ReviewOrder::Disagreement), (Numbers{2, 1, 4, 5, 0, 3}));
    }

    void byNumberOfCandidates_mostComesFirst()
    {
        const Images images({{{1, 1}}, {{1, 1}, {2, 0}}, {}, {{4, 0}, {5, 0}}});
        QCOMPARE(images.queue(ReviewOrder::CandidateCount), (Numbers{1, 3, 0, 2}));
    }

    void random_isTheSameOnEveryMachineForASeed()
    {
        const Images images = imagesWithoutCandidates(10);
        QCOMPARE(images.queue(ReviewOrder::Random, {}, 7), (Numbers{0, 7, 4, 9, 3, 1, 2, 8, 6, 5}));
        QVERIFY(images.queue(ReviewOrder::Random, {}, 8) != images.queue(ReviewOrder::Random, {}, 7));
        Numbers sorted = images.queue(ReviewOrder::Random, {}, 8);
        std::ranges::sort(sorted);
        QCOMPARE(sorted, images.queue(ReviewOrder::Study));
    }

    void random_keepsTheOrderOfWhatAFilterLeaves()
    {
        Images images = imagesWithoutCandidates(40);
        Numbers expected = images.queue(ReviewOrder::Random, {}, 3);
        for (std::size_t image = 0; image < 40; image += 3)
            images.images[image].isReviewed = true;
        std::erase_if(expected, [](std::size_t image) { return image % 3 == 0; });
        QCOMPARE(images.queue(ReviewOrder::Random, {.unreviewed = true}, 3), expected);
    }

    void filters_canBeCombined()
    {
        Images images = imagesWithoutCandidates(6);
        images.images[0].isReviewed = true;
        images.images[0].isUnclear = images.images[2].isUnclear = true;
        images.images[1].isMine = images.images[2].isMine = true;
        images.images[3].isDisagreed = true;
        images.images[4].isProblematic = images.images[5].isProblematic = true;
        images.images[5].hasNote = true;
        const auto found = [&](const ReviewFilter& filter) {
            return images.queue(ReviewOrder::Study, filter);
        };
        QCOMPARE(found({}), (Numbers{0, 1, 2, 3, 4, 5}));
        QCOMPARE(found({.unreviewed = true}), (Numbers{1, 2, 3, 4, 5}));
        QCOMPARE(found({.unclear = true}), (Numbers{0, 2}));
        QCOMPARE(found({.mine = true}), (Numbers{1, 2}));
        QCOMPARE(found({.disagreed = true}), (Numbers{3}));
        QCOMPARE(found({.problematic = true}), (Numbers{4, 5}));
        QCOMPARE(found({.problematic = true, .withNote = true}), (Numbers{5}));
        QCOMPARE(found({.unclear = true, .mine = true}), (Numbers{2}));
        QCOMPARE(found({.unclear = true, .disagreed = true}), Numbers());
        QCOMPARE(found({.slice = imageSet(6, {1, 2, 4})}), (Numbers{1, 2, 4}));
        QCOMPARE(found({.mine = true, .slice = imageSet(6, {2, 4}), .found = imageSet(6, {1, 2})}),
                 (Numbers{2}));
        QCOMPARE(found({.found = ImageSet(6)}), Numbers());
    }

    void slicesOfTestSets_areNumberedThrough()
    {
        const std::vector sets = {imageSet(70, {0, 69}), ImageSet(0), imageSet(3, {1})};
        QVERIFY(throughTestSets(sets) == imageSet(73, {0, 69, 71}));
    }
};

}  // namespace review_queue_test

VIZSLA_TEST(tst_review_queue, review_queue_test::TestReviewQueue)
#include "tst_review_queue.moc"
