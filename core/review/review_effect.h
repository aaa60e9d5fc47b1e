// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/review/review_book.h"

namespace vizsla {

/// What the multi-label annotation of an image is at a moment: what was imported, under what is settled.
struct ImageAnnotation
{
    std::vector<std::pair<ClassIndex, Verdict>> verdicts;  ///< by class
    bool isProblematic = false;

    bool isCorrect(ClassIndex label) const;
    /// Left out of multi-label accuracy where not.
    bool isScored() const;
};
ImageAnnotation annotationNow(const ReviewBook& book, std::size_t image);

/// How many classifiers' answers a change of annotations turned: models by their first prediction, labelers
/// by the answer that counts. Unclear counts as wrong. An image that comes into the score turns its answers
/// right or wrong as well; one that leaves it takes them out.
struct ReviewEffect
{
    int turnedRight = 0;
    int turnedWrong = 0;
    int leftOut = 0;  ///< right or wrong before, and not scored any more

    ReviewEffect& operator+=(const ReviewEffect& other);
    bool operator==(const ReviewEffect&) const = default;
};
ReviewEffect effectOf(std::span<const Candidate> candidates, const ImageAnnotation& before,
                      const ImageAnnotation& after);

/// Applies an action to the book and tells what it turned; of `seenBy` only candidates on which that reviewer
/// has ruled before or after it, or one could tell how many proposed the others.
ReviewEffect applyWithEffect(ReviewBook& book, const ReviewAction& action,
                             std::optional<std::uint32_t> seenBy = std::nullopt);

}  // namespace vizsla
