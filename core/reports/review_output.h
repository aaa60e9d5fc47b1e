// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "core/reports/report_format.h"
#include "core/review/review_statistics.h"

namespace vizsla {

/// By test set, with its name.
using ReviewReport = std::vector<std::pair<std::string, ReviewStatistics>>;

/// What a review stands on.
struct ReviewBasis
{
    std::string annotation = {};  ///< the one in use, which was imported, under what is ruled; empty for none
    std::size_t rulings = 0;      ///< that reviewers settled
    std::vector<std::string> uncounted = {};  ///< reviewers who ruled and do not count
};

/// Prints how far the review has come and what it found; for all test sets together as well, where there are
/// several.
void writeReviewReport(std::ostream& output, const ReviewReport& report, ReportFormat format,
                       const ReviewBasis& basis = {});

}  // namespace vizsla
