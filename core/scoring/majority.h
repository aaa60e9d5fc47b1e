// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/scoring/model_score.h"

namespace vizsla {

enum class TieRule {
    NoAnswer,     ///< the group does not answer the image
    LowestClass,  ///< of the leading classes the one of the lowest index
};

/// What a group of classifiers says together.
struct MajorityVote
{
    Predictions predictions;  ///< one column
    ImageSet tied;            ///< images where several classes lead
};

/// Plurality: the class that most first predictions name, be it more than half or not. A member without a
/// prediction for an image has no vote on it. As many images as the longest member has.
MajorityVote majorityVote(std::span<const Predictions* const> group, TieRule ties = TieRule::NoAnswer);

/// How a vote did. Its images are those of any member, so that it is held against as many as they are: one
/// without an answer, by a tie or because nobody named a class of the study, is missing and wrong.
PredictionOutcomes voteOutcomes(const PredictionScorer& scorer, const MajorityVote& vote,
                                std::span<const PredictionOutcomes* const> group);

/// Images that count for every member, and that each predicted and got wrong: what a member did not predict,
/// or a labeler did not answer, it did not miss. A prediction that names no class of the study is one that it
/// made, and wrong. Those to whom the metric does not apply are passed over.
ImageSet missedByAll(std::span<const PredictionOutcomes* const> group, Metric metric);
/// Images that count for every member, and that each gets right.
ImageSet rightForAll(std::span<const PredictionOutcomes* const> group, Metric metric);

struct SeveralLabels
{
    int several = 0;  ///< images with two classes or more that count as correct
    int total = 0;    ///< images with such a class that are not problematic

    Ratio ratio() const { return {several, total}; }
    /// In [0, 1]; NaN when no image counts.
    double share() const { return ratio().value(); }
};

/// How many images show more than one class. Within a slice where one is given. With UnclearCounts::Right a
/// class ruled unclear counts as well, so that the images are those of multi-label; which of them LeftOut
/// leaves out is for each prediction to say, and none is left out here.
SeveralLabels severalLabels(const Truth& truth, const ImageSet* slice = nullptr,
                            UnclearCounts unclear = UnclearCounts::Wrong);

}  // namespace vizsla
