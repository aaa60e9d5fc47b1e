// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/majority.h"

#include <QTest>
#include <cmath>
#include <map>

#include "tests/core/scoring_fixtures.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace majority_test {

namespace {

MajorityVote voteOf(const std::vector<Predictions>& members, TieRule ties = TieRule::NoAnswer)
{
    std::vector<const Predictions*> group;
    for (const Predictions& member : members)
        group.push_back(&member);
    return majorityVote(group, ties);
}

}  // namespace

class TestMajority : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mostVotes_win()
    {
        const MajorityVote vote =
            voteOf({firstPredictions({1, 5, 9}), firstPredictions({1, 4, 8}), firstPredictions({2, 5, 8})});
        QCOMPARE(vote.predictions.classes, (Classes{1, 5, 8}));
        QVERIFY(vote.tied.isEmpty());
    }

    void ties_giveNoAnswerOrTheLowest()
    {
        const std::vector members = {firstPredictions({3, 7}), firstPredictions({2, 7})};
        const ImageSet tied = ImageSet::ofIndices(2, std::array<std::size_t, 1>{0});
        QCOMPARE(voteOf(members).predictions.classes, (Classes{noClass, 7}));
        QCOMPARE(voteOf(members, TieRule::LowestClass).predictions.classes, (Classes{2, 7}));
        QVERIFY(voteOf(members).tied == tied);
        QVERIFY(voteOf(members, TieRule::LowestClass).tied == tied);
    }

    void tieOfFew_isNoneBesideALeader()
    {
        const MajorityVote vote = voteOf(
            {firstPredictions({1}), firstPredictions({2}), firstPredictions({3}), firstPredictions({3})});
        QCOMPARE(vote.predictions.classes, (Classes{3}));
        QVERIFY(vote.tied.isEmpty());
    }

    void noAnswer_isNoVote()
    {
        const MajorityVote vote =
            voteOf({firstPredictions({noClass, noClass, 4}), firstPredictions({6, noClass})});
        QCOMPARE(vote.predictions.classes, (Classes{6, noClass, 4}));
        QVERIFY(vote.tied.isEmpty());
        QCOMPARE(voteOf({}).predictions.imageCount(), std::size_t{0});
    }

    void votes_agreeWithCounting()
    {
        RandomScoring random(11, 70'000);
        std::vector<Predictions> members;
        for (int member = 0; member < 7; ++member) {
            members.push_back(random.predictions(400, 1 + member % 3));
            for (ClassIndex& label : members.back().classes)
                label = label == noClass ? noClass : label % 3 * 30'000;
        }
        const MajorityVote vote = voteOf(members);
        int ties = 0;
        for (std::size_t image = 0; image < 400; ++image) {
            std::map<ClassIndex, int> counts;
            for (const Predictions& member : members)
                ++counts[member.of(image)[0]];
            counts.erase(noClass);
            int most = 0, leaders = 0;
            ClassIndex leader = noClass;
            for (const auto& [label, count] : counts) {
                leaders = count > most ? 1 : leaders + (count == most);
                leader = count > most ? label : leader;
                most = std::max(most, count);
            }
            ties += leaders > 1;
            QCOMPARE(vote.predictions.classes[image], leaders == 1 ? leader : noClass);
        }
        QCOMPARE(vote.tied.count(), static_cast<std::size_t>(ties));
        QVERIFY(ties > 0);
    }

    void missedAndRightForAll_agreeWithLooking()
    {
        RandomScoring random(5, 3);
        const std::size_t images = 500;
        const Truth truth(random.truth(images));
        const PredictionScorer scorer(truth);
        std::vector<PredictionOutcomes> members;
        for (int member = 0; member < 3; ++member)
            members.push_back(scorer.outcomes(random.predictions(images, 1)));
        const std::vector<const PredictionOutcomes*> group = {&members[0], &members[1], &members[2]};
        const ImageSet missed = missedByAll(group, Metric::MultiLabel);
        const ImageSet right = rightForAll(group, Metric::MultiLabel);
        for (std::size_t image = 0; image < images; ++image) {
            int counted = 0, hits = 0;
            for (const PredictionOutcomes* member : group) {
                counted += member->multiLabel.counted.contains(image);
                hits += member->multiLabel.right.contains(image);
            }
            const int all = static_cast<int>(group.size());
            QCOMPARE(missed.contains(image), counted == all && hits == 0);
            QCOMPARE(right.contains(image), hits == all);
        }
        QVERIFY(!missed.isEmpty() && !right.isEmpty());
        QVERIFY(missedByAll({}, Metric::Top1).isEmpty() && rightForAll({}, Metric::Top1).isEmpty());
    }

    /// The second model says nothing of the first image, and something that is no class of the second.
    void whatIsNotPredicted_isNotMissed()
    {
        const Truth truth = assignedTruth({1, 1, 1});
        const PredictionScorer scorer(truth);
        Predictions part{1, {noClass, unknownClass, 1}};
        part.missing = MissingCounts::Wrong;
        const PredictionOutcomes full = scorer.outcomes({1, {2, 2, 1}});
        const PredictionOutcomes partial = scorer.outcomes(part);
        const std::vector<const PredictionOutcomes*> group = {&full, &partial};
        QVERIFY(missedByAll(group, Metric::Top1) == ImageSet::ofIndices(3, std::array<std::size_t, 1>{1}));
        QVERIFY(rightForAll(group, Metric::Top1) == ImageSet::ofIndices(3, std::array<std::size_t, 1>{2}));
        QVERIFY(partial.isPartial() && !full.isPartial());
    }

    /// Two people label three of four images; they tie on the first and nobody labels the last.
    void voteWithoutAnAnswer_isWrongOnTheImagesOfItsMembers()
    {
        const Truth truth = assignedTruth({1, 1, 1, 1});
        const PredictionScorer scorer(truth);
        const std::vector members = {firstPredictions({1, 1, noClass, noClass}),
                                     firstPredictions({2, 1, 2, noClass})};
        const std::vector outcomes = {scorer.outcomes(members[0]), scorer.outcomes(members[1])};
        const PredictionOutcomes voted =
            voteOutcomes(scorer, voteOf(members), std::vector{&outcomes[0], &outcomes[1]});
        QVERIFY(voted.top1.counted == ImageSet::ofIndices(4, std::array<std::size_t, 3>{0, 1, 2}));
        QVERIFY(voted.top1.right == ImageSet::ofIndices(4, std::array<std::size_t, 1>{1}));
        QVERIFY(voted.missing == ImageSet::ofIndices(4, std::array<std::size_t, 1>{0}));
    }

    void severalLabels_countsScoredImages()
    {
        Truth truth;
        truth.add(1, false, Classes{1, 2}, {});
        truth.add(1, false, Classes{1, 1}, Classes{2});
        truth.add(1, true, Classes{1, 2}, {});
        truth.add(1, false, {}, Classes{1, 2});
        QCOMPARE(severalLabels(truth).several, 1);
        QCOMPARE(severalLabels(truth).total, 2);
        QCOMPARE(severalLabels(truth).share(), 0.5);
        const ImageSet slice = ImageSet::ofIndices(4, std::array<std::size_t, 2>{0, 3});
        QCOMPARE(severalLabels(truth, &slice).share(), 1.0);
        QVERIFY(std::isnan(severalLabels(Truth()).share()));
    }

    /// Then they are the images of multi-label.
    void unclearThatCountsAsCorrect_isALabelLikeOthers()
    {
        Truth truth;
        truth.add(1, false, Classes{1}, Classes{2});
        truth.add(1, false, {}, Classes{1, 2});
        truth.add(1, false, {}, Classes{1});
        truth.add(1, false, {}, {});
        const SeveralLabels labels = severalLabels(truth, nullptr, UnclearCounts::Right);
        QCOMPARE(labels.several, 2);
        QCOMPARE(labels.total, 3);
        const PredictionScorer scorer(truth, UnclearCounts::Right);
        QCOMPARE(scorer.multiLabelImages().count(), std::size_t{3});
        for (const UnclearCounts unclear : {UnclearCounts::Wrong, UnclearCounts::LeftOut})
            QCOMPARE(severalLabels(truth, nullptr, unclear).total, 1);
    }
};

}  // namespace majority_test

VIZSLA_TEST(tst_majority, majority_test::TestMajority)
#include "tst_majority.moc"
