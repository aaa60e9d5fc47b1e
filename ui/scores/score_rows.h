// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "ui/scores/score_columns.h"

namespace vizsla {

/// A row of the table of scores: one classifier. What it points to outlives it.
struct ScoreRow
{
    const ClassifierScores* scores;
    std::vector<const Score*> figures;             ///< by column; null where there is none
    std::array<const Accuracy*, 2> compared = {};  ///< on the first two test sets; null where there is none
    const ClassifierRobustness* robustness = nullptr;  ///< null where it is not measured
};

std::vector<ScoreRow> scoreRows(const ScoredSlice& slice, const std::vector<ScoreColumn>& columns);

/// The figures that drop and effective robustness are made of.
void findCompared(std::vector<ScoreRow>& rows, const std::vector<ScoreColumn>& columns, Metric metric);
/// Null: nothing is measured.
void findRobustness(std::vector<ScoreRow>& rows, const RobustnessReport* report);

}  // namespace vizsla
