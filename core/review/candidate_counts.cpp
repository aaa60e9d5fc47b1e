// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/candidate_counts.h"

#include <algorithm>

namespace vizsla {

CandidateCounts& CandidateCounts::operator+=(const CandidateCounts& other)
{
    images += other.images;
    candidates += other.candidates;
    most = std::max(most, other.most);
    byModels += other.byModels;
    byLabelers += other.byLabelers;
    suggested += other.suggested;
    added += other.added;
    onlyAssigned += other.onlyAssigned;
    confidentModels += other.confidentModels;
    return *this;
}

CandidateCounts countCandidates(const Candidates& candidates, std::size_t testSet)
{
    CandidateCounts counts;
    counts.images = candidates.proposals().imageCount(testSet);
    counts.confidentModels = candidates.proposals().confidentModels(testSet);
    const std::size_t first = candidates.proposals().firstImage(testSet);
    for (std::size_t image = first; image < first + counts.images; ++image) {
        const auto row = candidates.of(image);
        counts.candidates += row.size();
        counts.most = std::max(counts.most, row.size());
        for (const Candidate& candidate : row) {
            counts.byModels += candidate.models > 0 || candidate.isFurther;
            counts.byLabelers += candidate.isAnswer;
            counts.suggested += candidate.isSuggested;
            counts.added += candidate.isAdded;
            counts.onlyAssigned += candidate.isOnlyAssigned();
        }
    }
    return counts;
}

}  // namespace vizsla
