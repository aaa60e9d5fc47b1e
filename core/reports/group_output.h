// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/reports/report_format.h"
#include "core/scoring/group_report.h"

namespace vizsla {

struct GroupLayout
{
    ReportFormat format = ReportFormat::Table;
    double confidence = defaultConfidence;
    /// Names of the images by test set of the study, for lists of those that all members miss; empty: no
    /// lists.
    std::vector<std::vector<std::string>> imageNames;
};

/// json: {"members", "left_out", "notes", "tie_rule", "interval",
/// "interval_kind", what jsonOf(FigureBasis) has, "groups":
/// [{"test_set", "slice", "members", "partial_members", "several_labels": {"several", "total", "share"},
/// "scores": [{"test_set", "slice", "metric", "correct", "total", "left_out", "accuracy", "low", "high",
/// "missing", "unknown", "problematic", "ties", "missed_by_all", "right_for_all", "missed_images"}]}]}; the
/// scores are those of the majority vote, which are wrong where the group has no answer ("missing"); "ties"
/// are of the images that count. The share is null where no image has a correct label, and "missed_images"
/// comes with lists only. "left_out" is [{"name",
/// "kind", "warning", "test_set"}], the test set null where somebody is out of the whole group. csv: a line a
/// score or, with lists, a line an image. table: for people.
void writeGroup(std::ostream& output, const GroupReport& report, const GroupLayout& layout = {});

}  // namespace vizsla
