// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/majority.h"

#include <algorithm>
#include <limits>

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

/// Images that count for a member and that no member gets wrong (or right, with `right` false).
ImageSet unanimous(std::span<const MetricOutcomes* const> group, bool right)
{
    ImageSet counted;
    ImageSet against;
    for (const MetricOutcomes* member : group) {
        counted |= member->counted;
        against |= right ? member->wrong() : member->right;
    }
    return counted -= against;
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

ImageSet missedByAll(std::span<const MetricOutcomes* const> group)
{
    return unanimous(group, false);
}

ImageSet rightForAll(std::span<const MetricOutcomes* const> group)
{
    return unanimous(group, true);
}

double SeveralLabels::share() const
{
    return total > 0 ? static_cast<double>(several) / total : std::numeric_limits<double>::quiet_NaN();
}

SeveralLabels severalLabels(const Truth& truth, const ImageSet* slice)
{
    SeveralLabels labels;
    for (std::size_t image = 0; image < truth.imageCount(); ++image) {
        if (truth.isProblematic(image) || !truth.hasCorrect(image) ||
            (slice != nullptr && !slice->contains(image)))
            continue;
        ++labels.total;
        labels.several += truth.correct(image).size() > 1;
    }
    return labels;
}

}  // namespace vizsla
