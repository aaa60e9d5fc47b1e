// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

namespace vizsla {

/// A study whose file is marked (CommitStamp) and beside which its own log does not lie: it was moved, copied or linked to
/// another folder without the log after a crash or while it was open. Studies of earlier versions have no such mark.
/// Changes nothing. Any thread.
bool lacksItsLog(const std::filesystem::path& study);

/// What people are told of it.
std::string missingLogSentence(const std::filesystem::path& study);

/// Errors: Corrupt where the log is missing, in a sentence that says what to do.
Result<void> checkLogIsThere(const std::filesystem::path& study);

}  // namespace vizsla
