// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/review/agreement.h"
#include "core/review/consensus.h"
#include "core/review/golden_comparison.h"
#include "core/review/study_verdicts.h"
#include "core/scoring/rounding.h"

namespace vizsla {

/// How far the reviewers of a group agree, on the pairs that two of them or more have an opinion on.
struct GroupAgreement
{
    std::string name;  ///< "all", "golden", "others"
    std::size_t reviewers = 0;
    std::size_t opinions = 0;
    std::size_t pairs = 0;  ///< with two opinions or more
    std::optional<double> observed;
    std::optional<double> fleiss;
    std::optional<double> alphaNominal;
    std::optional<double> alphaOrdinal;
};

/// How a reviewer's opinions stand to the consensus, as counted. What the consensus says of a reviewer is
/// estimated with its prior and differs from these shares where there are few.
struct AgainstConsensus
{
    Ratio correct;     ///< of the pairs taken as correct, those ruled correct
    Ratio notCorrect;  ///< of the others, those ruled wrong
};

/// Everything that measures how reviewers agree. They are numbered by `reviewers`.
struct AgreementReport
{
    std::vector<std::string> reviewers;
    std::vector<std::size_t> opinions;  ///< by reviewer
    std::vector<std::size_t> dontKnow;  ///< by reviewer
    std::size_t pairs = 0;              ///< that anybody ruled on
    std::size_t judged = 0;  ///< of these: that somebody has an opinion on, and not only "don't know"
    std::vector<GroupAgreement> groups;
    std::vector<ReviewersCompared> compared;  ///< two by two
    std::optional<GoldenVerdicts> golden;
    std::vector<AgainstGolden> againstGolden;        ///< by reviewer; empty without golden ones
    Consensus consensus;                             ///< of all
    std::vector<AgainstConsensus> againstConsensus;  ///< by reviewer
};

/// `golden` are the golden reviewers' numbers, none for a report without.
AgreementReport agreementReport(const StudyVerdicts& verdicts, std::span<const std::uint32_t> golden);

}  // namespace vizsla
