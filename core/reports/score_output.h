// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>

#include "core/scoring/scoreboard.h"

namespace vizsla {

/// {"interval", "interval_kind", "annotation", "rulings", "unclear", "answers", "problematic", "classifiers":
/// [{"name", "kind", "scores": [{"test_set", "slice", "metric", "correct", "total", "left_out", "accuracy",
/// "low", "high", "missing", "unknown", "problematic", "partial", "given", "not_in_time", "not_reached"}],
/// "warnings"}], "notes"} with accuracies in [0, 1]; accuracy is null where no image counts, and what figures
/// are counted by is as jsonOf(FigureBasis) has it. The last three fields of a score are a labeler's, where
/// the tasks begun have images of the test set (ReachCounts).
void writeScoresJson(std::ostream& output, const StudyScores& scores, double confidence);

/// The same figures, one a line, under the header
/// name,kind,test_set,slice,metric,correct,total,left_out,accuracy,low,high,missing,unknown,partial,problematic,
/// annotation,rulings,unclear,answers,interval_level,interval_kind,given,not_in_time,not_reached.
void writeScoresCsv(std::ostream& output, const StudyScores& scores, double confidence);

/// For people: a line a classifier for each test set and slice, accuracies in percent with their intervals,
/// and the warnings below.
void writeScoresTable(std::ostream& output, const StudyScores& scores, double confidence);

}  // namespace vizsla
