// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>

#include "core/reports/report_format.h"
#include "core/scoring/comparison.h"

namespace vizsla {

/// json: {"first", "second", what jsonOf(FigureBasis) has, "comparisons": [{"test_set", "slice", "metric",
/// "total", "both_right", "only_first", "only_second", "both_wrong", "first_accuracy", "second_accuracy",
/// "difference", "p", "mid_p", "log10_p", "log10_mid_p", "first_missing", "second_missing", "first_partial",
/// "second_partial", "problematic", "left_out"}], "notes"}, the classifiers as {"name", "kind"}; accuracies
/// and difference are null where no image counts for both, and p and mid_p where no double holds them
/// (below 2.3e-308), which their logarithms tell. csv: a line a comparison, the classifiers by name; such a p
/// is written as 1.2e-412. table: for people.
void writeComparison(std::ostream& output, const Comparison& comparison, ReportFormat format);

}  // namespace vizsla
