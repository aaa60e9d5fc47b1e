// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/majority.h"

#include <algorithm>
#include <optional>

namespace vizsla {

namespace {

struct Leaders
{
    ClassIndex lowest = noClass;
    bool isTie = false;
};

/// `votes` in rising order.
Leaders leadersOf(std::span<const ClassIndex> votes)
{
    Leaders leaders;
    std::size_t most = 0;
    for (std::size_t begin = 0, end = 0; begin < votes.size(); begin = end) {
        while (end < votes.size() && votes[end] == votes[begin])
            ++end;
        if (end - begin > most)
            leaders = {votes[begin], false};
        else if (end - begin == most)
            leaders.isTie = true;
        most = std::max(most, end - begin);
    }
    return leaders;
}

/// Images that of() gives of each member to whom the metric applies.
template <class Of>
ImageSet inAll(std::span<const PredictionOutcomes* const> group, Metric metric, Of of)
{
    std::optional<ImageSet> all;
    for (const PredictionOutcomes* member : group) {
        if (const MetricOutcomes* outcomes = member->of(metric))
            all = all ? *all & of(*member, *outcomes) : of(*member, *outcomes);
    }
    return all.value_or(ImageSet());
}

}  // namespace

MajorityVote majorityVote(std::span<const Predictions* const> group, TieRule ties)
{
    std::size_t images = 0;
    for (const Predictions* member : group)
        images = std::max(images, member->imageCount());
    MajorityVote vote{{}, ImageSet(images)};
    vote.predictions.classes.reserve(images);
    std::vector<ClassIndex> votes;
    for (std::size_t image = 0; image < images; ++image) {
        votes.clear();
        for (const Predictions* member : group) {
            if (image < member->imageCount() && member->of(image)[0] >= 0)
                votes.push_back(member->of(image)[0]);
        }
        std::ranges::sort(votes);
        const Leaders leaders = leadersOf(votes);
        if (leaders.isTie)
            vote.tied.insert(image);
        vote.predictions.classes.push_back(leaders.isTie && ties == TieRule::NoAnswer ? noClass
                                                                                      : leaders.lowest);
    }
    return vote;
}

PredictionOutcomes voteOutcomes(const PredictionScorer& scorer, const MajorityVote& vote,
                                std::span<const PredictionOutcomes* const> group)
{
    Predictions predictions = vote.predictions;
    predictions.missing = MissingCounts::Wrong;
    PredictionOutcomes outcomes = scorer.outcomes(predictions);
    ImageSet images;
    for (const PredictionOutcomes* member : group)
        images |= member->answered;
    outcomes.keepOnly(images);
    return outcomes;
}

ImageSet missedByAll(std::span<const PredictionOutcomes* const> group, Metric metric)
{
    return inAll(group, metric, [](const PredictionOutcomes& member, const MetricOutcomes& outcomes) {
        return outcomes.wrong() & member.predicted();
    });
}

ImageSet rightForAll(std::span<const PredictionOutcomes* const> group, Metric metric)
{
    return inAll(group, metric,
                 [](const PredictionOutcomes&, const MetricOutcomes& outcomes) { return outcomes.right; });
}

SeveralLabels severalLabels(const Truth& truth, const ImageSet* slice, UnclearCounts unclear)
{
    SeveralLabels labels;
    for (std::size_t image = 0; image < truth.imageCount(); ++image) {
        const std::size_t classes =
            truth.correct(image).size() + (unclear == UnclearCounts::Right ? truth.unclear(image).size() : 0);
        if (truth.isProblematic(image) || classes == 0 || (slice != nullptr && !slice->contains(image)))
            continue;
        ++labels.total;
        labels.several += classes > 1;
    }
    return labels;
}

}  // namespace vizsla
