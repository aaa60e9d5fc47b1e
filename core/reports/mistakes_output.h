// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <ostream>

#include "core/reports/report_format.h"
#include "core/scoring/mistakes.h"

namespace vizsla {

struct MistakesLayout
{
    ReportFormat format = ReportFormat::Table;
    /// Classes, and confusions, of each test set and slice that are printed at most. Nothing: all in CSV,
    /// which no reader of a table looks through, else 20.
    std::optional<std::size_t> limit = {};
    double confidence = defaultConfidence;
};

/// json: {"classifier", "interval", "interval_kind", what jsonOf(FigureBasis) has, "notes", "mistakes":
/// [{"test_set", "slice", "metric", "partial", "whole", "assigned_wrong", "first_unusable", "class_count",
/// "confusion_count", "classes_left_out": {"classes", "left_out"}, "classes": [{"wnid", "names", "correct",
/// "total", "left_out", "accuracy", "low", "high"}], "confusions": [{"assigned": {"wnid", "names"},
/// "predicted": {"wnid", "names"}, "count"}]}]}; the counts are those without a limit. csv: as `row` says, a
/// line for the whole of a test set and slice, one for the images that are wrong by the assigned label, one
/// for those wrong by top-5 without a usable first prediction, one a class, also one whose images are all
/// left out, and one a confusion. table: for people.
void writeMistakes(std::ostream& output, const Mistakes& mistakes, const Hierarchy& hierarchy,
                   const MistakesLayout& layout = {});

}  // namespace vizsla
