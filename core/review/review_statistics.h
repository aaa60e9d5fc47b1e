// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "core/review/review_book.h"
#include "core/scoring/majority.h"

namespace vizsla {

/// How far the review of some images has come, and what it found: the figures by which the multi-label
/// annotation of "Evaluating Machine Accuracy on ImageNet" (Shankar et al., ICML 2020) was introduced. What
/// the annotation says is what was imported, under what reviewers settled.
struct ReviewStatistics
{
    std::size_t images = 0;
    std::size_t annotated = 0;   ///< with a class ruled correct, wrong or unclear, or problematic
    std::size_t candidates = 0;  ///< classes that were proposed, each once an image
    std::size_t reviewed = 0;    ///< of these: somebody ruled, or what was imported does
    std::size_t onlyAdded =
        0;  ///< of the candidates: reviewers added them, and nobody and nothing else proposed them
    std::size_t onlyAddedReviewed = 0;
    std::size_t ruledOthers =
        0;                 ///< labels that are ruled on and are no candidates, so that none of these has them
    SeveralLabels labels;  ///< of the images that count in scores: with a correct class, not problematic
    std::size_t correctLabels = 0;   ///< of these images together
    std::size_t withoutCorrect = 0;  ///< annotated, not problematic, and no class is correct
    std::size_t problematic = 0;
    std::map<std::string, std::size_t> problems;  ///< by reason; an empty one where none was given

    /// Number of correct classes of an image that has any.
    Ratio meanCorrect() const { return {static_cast<std::int64_t>(correctLabels), labels.total}; }
    ReviewStatistics& operator+=(const ReviewStatistics& other);
};

ReviewStatistics reviewStatistics(const ReviewBook& book, std::size_t testSet);

}  // namespace vizsla
