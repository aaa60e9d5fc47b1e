// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/review/verdict_table.h"
#include "core/study/predictions.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyConnection;

/// All verdicts of a study as a table, and what its numbers mean.
struct StudyVerdicts
{
    struct Pair
    {
        std::uint32_t testSet = 0;  ///< its place in testSets
        std::uint32_t image = 0;    ///< its position in the test set
        ClassIndex label = noClass;

        auto operator<=>(const Pair&) const = default;
    };

    std::vector<std::string> reviewers;  ///< names of those who ruled, sorted
    std::vector<TestSet> testSets;       ///< without image counts
    std::vector<Pair> pairs;             ///< in the order of the study's images, then of its classes
    VerdictTable table;

    /// Verdicts ruled at the desk and those of files. Errors: those of reading.
    static Result<StudyVerdicts> read(StudyConnection& study);

    /// Reviewers by name, by the beginning of names ("expert*"), or several of these behind commas; each
    /// once, by number. Errors: NotFound, naming what fits nobody.
    Result<std::vector<std::uint32_t>> findReviewers(const std::vector<std::string>& names) const;
};

}  // namespace vizsla
