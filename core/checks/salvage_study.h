// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/salvage.h"

namespace vizsla {

struct SalvageReport
{
    std::vector<SalvagedTable> tables;
    /// What is known not to have been read: pages, the end of the file, a log. One sentence each; whoever
    /// sees none may believe the counts of the tables.
    std::vector<std::string> missing;
    /// What was put in for what is lost, or made again, one sentence each.
    std::vector<std::string> notes;
    /// What was read, cannot be so, and is nowhere else, one sentence each; a later check knows of it.
    std::vector<std::string> impossible;
    /// Answers and logs that do not agree any more, because one of them is lost; a later check knows of them.
    std::vector<std::string> contradictions;
};

/// Writes whatever is readable of a damaged study into a new one, which a check finds nothing wrong with, and
/// which says from then on what it lacks (salvageLosses()). The damaged one is only read. A study whose log
/// is missing (missing_log.h) or has another name (stray_log.h) is taken as its file alone. Errors: Invalid
/// if the new file exists, or a log of one that had its name; Foreign where nothing is readable; NotFound,
/// TooNew, ReadOnly, Full, Io. The new file is there once it is whole; what a kill leaves is removed by the
/// next salvage into the folder.
Result<SalvageReport> salvageStudy(const std::filesystem::path& study, const std::filesystem::path& newFile,
                                   const Clock& clock, std::uint64_t seed);

}  // namespace vizsla
