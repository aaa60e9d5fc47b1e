// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>

#include "core/formats/report_format.h"
#include "core/scoring/comparison.h"

namespace vizsla {

/// json: {"first", "second", "comparisons": [{"test_set", "slice", "metric", "total", "both_right",
/// "only_first", "only_second", "both_wrong", "first_accuracy", "second_accuracy", "difference", "p"}]}, the
/// classifiers as {"name", "kind"}; accuracies and difference are null where no image counts for both. csv: a
/// line a comparison, the classifiers by name. table: for people.
void writeComparison(std::ostream& output, const Comparison& comparison, ReportFormat format);

}  // namespace vizsla
