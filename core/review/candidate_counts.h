// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/review/candidates.h"
#include "core/scoring/rounding.h"

namespace vizsla {

/// How many candidates the images of a test set have, and where they come from; one can come from several.
struct CandidateCounts
{
    std::size_t images = 0;
    std::size_t candidates = 0;
    std::size_t most = 0;  ///< of one image
    std::size_t byModels = 0;
    std::size_t byLabelers = 0;  ///< answers, also those that do not count or are sealed
    std::size_t suggested = 0;
    std::size_t added = 0;  ///< by reviewers
    std::size_t onlyAssigned = 0;
    std::size_t confidentModels = 0;  ///< Proposals::confidentModels()

    /// Of an image.
    Ratio mean() const { return {static_cast<std::int64_t>(candidates), static_cast<std::int64_t>(images)}; }
    CandidateCounts& operator+=(const CandidateCounts& other);
    bool operator==(const CandidateCounts&) const = default;
};

CandidateCounts countCandidates(const Candidates& candidates, std::size_t testSet);

}  // namespace vizsla
