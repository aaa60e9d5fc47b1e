// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>

#include "core/reports/report_format.h"
#include "core/reports/robustness_report.h"

namespace vizsla {

/// json: {"from", "to", "metric", "slice", "axes", "interval", "interval_kinds": {"accuracy", "drop",
/// "effective_robustness"}, "rounds", "seed", what
/// jsonOf(FigureBasis) has, "line": {"models", "slope",
/// "intercept", "r_squared", "band": [{"from", "to", "low", "high"}]}, "classifiers": [{"name", "kind",
/// "partial", "fitted", "scores", "drop": {"value", "low", "high"}, "predicted", "effective_robustness":
/// {"value", "low", "high"}, "traps"}], "unpaired": [{"name", "kind", "test_set"}], "notes"}, scores as
/// writeScoresJson() has them, the line on its axes and all else as shares; null is what there is not. csv: a
/// line a classifier. table: in percent, and below it who is not fitted or not paired.
void writeRobustness(std::ostream& output, const RobustnessReport& report, ReportFormat format);

}  // namespace vizsla
