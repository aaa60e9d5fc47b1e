// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/report_scope.h"

#include <numeric>

namespace vizsla {

namespace {

Result<std::vector<std::size_t>> findTestSets(const ScoredStudy& study, const std::string& name)
{
    if (!name.empty())
        return study.findTestSet(name).map([](std::size_t index) { return std::vector{index}; });
    std::vector<std::size_t> all(study.testSetCount());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

}  // namespace

Result<FoundScope> findScope(const ScoredStudy& study, const ReportScope& scope)
{
    auto testSets = TRY(findTestSets(study, scope.testSet));
    FoundScope found{std::move(testSets), {}};
    for (const std::string& name : scope.slices) {
        auto images = TRY(study.slice(name));
        found.slices.push_back({name, std::move(images)});
    }
    return found;
}

std::string testSetWords(const ReportScope& scope)
{
    return scope.testSet.empty() ? "any test set" : scope.testSet;
}

Metric usualMetric(const PredictionScorer& scorer)
{
    return scorer.multiLabelImages().isEmpty() ? Metric::Top1 : Metric::MultiLabel;
}

}  // namespace vizsla
