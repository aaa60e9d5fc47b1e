// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/scoring/scored_study.h"

namespace vizsla {

/// What part of a study a report looks at.
struct ReportScope
{
    std::string testSet;                        ///< empty: every one
    std::vector<std::string> slices = {"all"};  ///< as ScoredStudy::slice() takes them
    std::optional<Metric> metric;               ///< nothing: usualMetric() of each test set
};

struct NamedSlice
{
    std::string name;
    ImageSets images;
};

/// The test sets and slices of a scope.
struct FoundScope
{
    std::vector<std::size_t> testSets;
    std::vector<NamedSlice> slices;
};

/// Errors: those of ScoredStudy::findTestSet() and ScoredStudy::slice().
Result<FoundScope> findScope(const ScoredStudy& study, const ReportScope& scope);

/// "imagenet", or "any test set".
std::string testSetWords(const ReportScope& scope);

/// Multi-label where it has images, else top-1.
Metric usualMetric(const PredictionScorer& scorer);

}  // namespace vizsla
