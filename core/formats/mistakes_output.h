// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <ostream>

#include "core/formats/report_format.h"
#include "core/scoring/mistakes.h"

namespace vizsla {

struct MistakesLayout
{
    ReportFormat format = ReportFormat::Table;
    std::size_t limit = 20;  ///< classes, and confusions, of each test set and slice that are printed at most
    double confidence = defaultConfidence;
};

/// json: {"classifier", "interval", what jsonOf(FigureBasis) has, "mistakes": [{"test_set", "slice",
/// "metric", "partial", "whole", "assigned_wrong", "class_count", "confusion_count", "classes": [{"wnid",
/// "names", "correct", "total", "left_out", "accuracy", "low", "high"}], "confusions": [{"assigned": {"wnid",
/// "names"}, "predicted": {"wnid", "names"}, "count"}]}]}; the counts are those without a limit. csv: a line
/// a class, without `predicted`, or a confusion, without an accuracy. table: for people.
void writeMistakes(std::ostream& output, const Mistakes& mistakes, const Hierarchy& hierarchy,
                   const MistakesLayout& layout = {});

}  // namespace vizsla
