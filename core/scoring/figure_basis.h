// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/scoring/accuracy.h"
#include "core/scoring/counted_answers.h"

namespace vizsla {

/// What figures rest on besides what was predicted or answered. Whoever prints figures says it too.
struct FigureBasis
{
    /// Images of a test set that are left out, whoever is scored.
    struct LeftOut
    {
        std::string testSet;
        std::size_t images = 0;       ///< of the test set
        std::size_t problematic = 0;  ///< of every metric
        std::size_t withoutCorrect =
            0;  ///< the others that have no class that counts as correct: of multi-label
        /// With UnclearCounts::LeftOut: those whose prediction is ruled unclear, of multi-label; the fewest
        /// and the most of any classifier that the figures are of.
        std::optional<std::pair<std::size_t, std::size_t>> unclear = {};
    };

    std::string annotation;   ///< the source in use; empty for none
    std::size_t rulings = 0;  ///< what the reviewers of the study settled, which stands above it
    UnclearCounts unclear = UnclearCounts::Wrong;
    AnswerVersion answers = AnswerVersion::First;
    std::vector<LeftOut> leftOut = {};  ///< by test set of the figures

    /// Of one more classifier, on a test set of the figures.
    void addUnclear(const std::string& testSet, std::size_t images)
    {
        for (LeftOut& set : leftOut) {
            if (set.testSet != testSet)
                continue;
            const auto [fewest, most] = set.unclear.value_or(std::pair(images, images));
            set.unclear = std::pair(std::min(fewest, images), std::max(most, images));
        }
    }
};

}  // namespace vizsla
