// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>

#include "core/reports/report_format.h"
#include "core/review/agreement_report.h"
#include "core/scoring/interval.h"

namespace vizsla {

/// json: {"pairs", "interval", "interval_kind", "groups": [{"group", "reviewers", "opinions", "pairs",
/// "raw_agreement", "fleiss_kappa", "alpha_nominal", "alpha_ordinal"}], "two_by_two": [{"first", "second",
/// "total", "raw_agreement", "kappa", "weighted_kappa"}], "golden": null or {"pairs", "correct", "unclear",
/// "wrong", "ties", "reviewers": [{"reviewer", "golden", "accuracy", "sensitivity", "specificity", "kappa",
/// "confusion": {golden verdict: {given: count}}, "dont_know", "not_ruled"}]}, "consensus": {"prevalence",
/// "iterations", "converged", "log_likelihood", "reviewers":
/// [{"reviewer", "opinions", "dont_know", "reliability", "on_correct": {given: share}, "on_not_correct"}]}}.
/// accuracy, sensitivity and specificity are {"value", "correct", "total", "low", "high"}. What is not
/// defined is null. csv: a line a figure,
/// `section,reviewer,other,measure,value,low,high,total,interval_level,interval_kind`, the last two where
/// there are bounds. table: for people; where there are many reviewers two by two, their range.
void writeAgreement(std::ostream& output, const AgreementReport& report, ReportFormat format,
                    double confidence = defaultConfidence);

}  // namespace vizsla
