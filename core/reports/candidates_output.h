// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "core/reports/report_format.h"
#include "core/review/candidate_counts.h"

namespace vizsla {

/// By test set, with its name.
using CandidateReport = std::vector<std::pair<std::string, CandidateCounts>>;

/// Prints how many unique candidates there are; a table also for all test sets together.
void writeCandidateReport(std::ostream& output, const CandidateReport& report, const CandidateRule& rule,
                          ReportFormat format);

/// Writes a line `image,wnid` for every candidate, by image and class.
void writeCandidateList(std::ostream& output, const Candidates& candidates,
                        const std::vector<std::string>& imageNames, const std::vector<std::string>& wnids);

}  // namespace vizsla
