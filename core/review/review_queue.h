// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/review/proposals.h"
#include "core/study/image_set.h"

namespace vizsla {

/// What decides when an image comes to a reviewer, or whether it does.
struct ReviewImage
{
    std::span<const Candidate> candidates;  ///< by class
    bool isReviewed = false;                ///< by this reviewer, every candidate
    bool isUnclear = false;                 ///< this reviewer found a candidate unclear, or did not know
    bool isMine = false;                    ///< in this reviewer's share
    bool isDisagreed = false;               ///< reviewers disagree about a candidate
    bool isProblematic = false;
    bool hasNote = false;
};

/// Only images for which all that is set holds. Images are numbered through the test sets, in the sets too.
struct ReviewFilter
{
    bool unreviewed = false;
    bool unclear = false;
    bool mine = false;
    bool disagreed = false;
    bool problematic = false;
    bool withNote = false;
    std::optional<ImageSet> slice = {};
    std::optional<ImageSet> found = {};  ///< by a search
};

/// Within one place of an order images stand as in the study.
enum class ReviewOrder {
    Study,
    /// By the whole list of candidates, compared like words by their letters, so that neighbours have
    /// candidates in common. To go by the assigned label would give it away.
    Class,
    /// Most first: the entropy of the models' first predictions, 0 where all say the same.
    Disagreement,
    /// Most first.
    CandidateCount,
    /// The same on every machine for the same seed. A filter takes images out and leaves the others in their
    /// order.
    Random,
};

/// Entropy of the models' votes in bits; 0 without any.
double disagreement(std::span<const Candidate> candidates);

/// The numbers of the images to go through, in this order.
std::vector<std::size_t> reviewQueue(std::span<const ReviewImage> images, const ReviewFilter& filter,
                                     ReviewOrder order, std::uint64_t seed = 0);

/// One set of the images of all test sets, numbered through.
ImageSet throughTestSets(std::span<const ImageSet> byTestSet);

}  // namespace vizsla
