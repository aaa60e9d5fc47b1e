// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

namespace vizsla {

/// A study whose file is marked (CommitStamp) and beside which its own log does not lie: it was moved, copied or linked to
/// another folder without the log after a crash or while it was open. A log that lies there and was emptied, or cut before
/// its first commit, is no log either: that which marks the file is in it before the file is marked, and it only grows
/// while the mark is there. A kill may leave a log without a commit where it was being begun anew, over the pages that it
/// had before or as its index tells. Studies of earlier versions have no such mark.
/// A program that wrote the whole log into the file and deleted it leaves the same: whether it was the whole, nothing tells.
/// Changes nothing. Any thread.
bool lacksItsLog(const std::filesystem::path& study);

/// What people are told of it.
std::string missingLogSentence(const std::filesystem::path& study);
/// What they can do to have the log again.
std::string missingLogAdvice(const std::filesystem::path& study);

/// Errors: Corrupt where the log is missing, in a sentence that says what to do.
Result<void> checkLogIsThere(const std::filesystem::path& study);

}  // namespace vizsla
