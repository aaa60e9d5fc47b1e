// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"

namespace vizsla {

class StudyFile;

/// Where answers and rulings are not what their logs say.
struct Contradictions
{
    std::vector<std::string> findings;  ///< a sentence each
    int known = 0;                      ///< others, from before a salvage
    int sessionsWithoutLog = 0;
};

Result<Contradictions> findContradictions(StudyFile& study);
/// How many there are, the known ones included. Where nobody reviews, the images are not read for it.
Result<std::size_t> countContradictions(StudyFile& study);

/// What a check of a study found.
struct StudyCheck
{
    int labelers = 0;
    int sessions = 0;
    int answers = 0;             ///< also those that were undone
    int sessionsWithoutLog = 0;  ///< cannot be audited
    /// Contradictions between answers and logs that were known when the study was salvaged.
    int knownContradictions = 0;
    /// What was told of tests before their results were opened, one sentence each.
    std::vector<std::string> disclosures;
    /// What a salvage could not read of the study, what lies beside it and is not of it, and moments that a
    /// wrong clock gave, one sentence each.
    std::vector<std::string> notices;
    /// One sentence each; empty if all is well.
    std::vector<std::string> findings;
    /// As a backup counts them; nothing where damage leaves none to be counted.
    std::optional<int> readableAnswers;
    /// How to have the log again that is missing; empty where none is.
    std::string logAdvice;
};

/// Looks for damage, at first of the file and, where that is whole, of what is in it. The study may be of an
/// earlier version and may be in use; it is only read, and nothing is made beside it. Errors for what is no
/// study: NotFound, Foreign, TooNew, TooOld; Full, Io.
Result<StudyCheck> checkStudy(const std::filesystem::path& study, const Clock& clock);

}  // namespace vizsla
