// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/result.h"

namespace vizsla {

/// Whether a log or journal of this study lies beside it under another name: where the study was renamed
/// after a crash, or has two names (hard links) and was written under the other. SQLite would not find it;
/// what is written without it makes it worthless. Changes nothing, and asks nothing of SQLite but the study
/// alone. Any thread. Errors: Corrupt, in a sentence that names the log and what to do.
Result<void> checkNoStrayLog(const std::filesystem::path& study);

/// The same as what is missing in the study alone; nothing where there is no such log.
std::optional<std::string> strayLogSentence(const std::filesystem::path& study);

/// Whether a log of the study that has another name lies beside it, and all of it is in the study. Any
/// thread.
bool hasWrittenBackLog(const std::filesystem::path& study);

}  // namespace vizsla
