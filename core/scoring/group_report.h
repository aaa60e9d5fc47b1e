// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/scoring/majority.h"
#include "core/scoring/report_scope.h"

namespace vizsla {

/// How a group did by one metric, on one test set and slice.
struct GroupFigure
{
    Metric metric = Metric::Top1;
    Accuracy majority;  ///< of the majority vote
    ImageSet missed;    ///< missedByAll()
    ImageSet right;     ///< rightForAll()
};

struct GroupRow
{
    std::size_t testSet = 0;  ///< index in the study
    std::string testSetName;
    std::string slice;
    int members = 0;  ///< known on this test set
    int ties = 0;     ///< images of the slice where several classes lead
    SeveralLabels severalLabels;
    std::vector<GroupFigure> figures;
};

struct GroupReport
{
    std::vector<Classifier> members;
    TieRule ties = TieRule::NoAnswer;
    std::vector<GroupRow> rows;  ///< by test set and slice; test sets where no member is known are missing
};

/// Classifiers by their names, each once; "models" and "labelers" stand for all of these that there are.
/// Errors: NotFound for an unknown name, or where nobody is in the group.
Result<std::vector<Classifier>> findGroup(const ScoredStudy& study, const std::vector<std::string>& names);

/// Without a metric in the scope: top-1 and multi-label; a vote has no top-5. Errors: Invalid for top-5;
/// NotFound where no member is known on the test sets; those of findScope().
Result<GroupReport> groupReport(const ScoredStudy& study, std::vector<Classifier> members,
                                const ReportScope& scope = {}, TieRule ties = TieRule::NoAnswer);

}  // namespace vizsla
