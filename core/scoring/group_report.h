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
    /// Of the majority vote. Its missing images are those without an answer of the group.
    Accuracy majority;
    int ties = 0;     ///< of the images that count: where several classes lead
    ImageSet missed;  ///< missedByAll()
    ImageSet right;   ///< rightForAll()
};

struct GroupRow
{
    std::size_t testSet = 0;  ///< index in the study
    std::string testSetName;
    std::string slice;
    int members = 0;              ///< known on this test set
    int partial = 0;              ///< of these: models without a prediction for some image of it
    SeveralLabels severalLabels;  ///< of the images that the vote is held against
    std::vector<GroupFigure> figures;
};

/// Whoever makes up a group.
struct Group
{
    struct LeftOut
    {
        Classifier classifier;
        std::string reason;        ///< the first of its warnings, or why it has nothing that counts
        bool isWarned = false;     ///< a model that is left out for a warning
        std::string testSet = {};  ///< a member that is missing on this one only; empty: of the whole group
    };

    std::vector<Classifier> members;
    /// Models that "models" would stand for, were it not for their warnings, and whoever has nothing that
    /// counts.
    std::vector<LeftOut> leftOut;
    std::vector<std::string> notes = {};  ///< what is to be known of members
};

struct GroupReport
{
    std::vector<Classifier> members;
    std::vector<Group::LeftOut> leftOut;
    std::vector<std::string> notes;
    TieRule ties = TieRule::NoAnswer;
    std::vector<GroupRow> rows;  ///< by test set and slice; test sets where no member is known are missing
    FigureBasis basis = {};
};

/// Classifiers by their names, each once; "labelers" stands for all that there are, "models" for those
/// without a warning: nothing looked wrong about their predictions, which reach all images of their test
/// sets; warnings of predictions behind the first do not matter to a vote. A model with a warning takes part
/// where it is named, and a note says of each that takes part with one. Errors: NotFound for an unknown name,
/// or where nobody is in the group.
Result<Group> findGroup(const ScoredStudy& study, const std::vector<std::string>& names);

/// Members without any prediction or answer that counts are left out and said why, as those who are missing
/// on one of the test sets are. Without a metric in the scope: top-1 and multi-label; a vote has no top-5.
/// Errors: Invalid for top-5; NotFound where no member is known on the test sets; those of findScope().
Result<GroupReport> groupReport(const ScoredStudy& study, Group group, const ReportScope& scope = {},
                                TieRule ties = TieRule::NoAnswer);

}  // namespace vizsla
