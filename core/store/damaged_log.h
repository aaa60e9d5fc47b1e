// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// The log (-wal) beside a study that nobody writes, where it cannot be read to its end: SQLite takes what
/// comes before the damage and overwrites or deletes the rest without a word. Its index (-shm) tells what was
/// cut off.

/// What people are told of it; nothing where the log is whole, or there is none. The index is that of
/// `original`, where the study is a copy.
std::optional<std::string> damagedLogSentence(const std::filesystem::path& study,
                                              const std::filesystem::path& original = {});

/// Keeps it under another name, as it is, and returns what people are told of that; what of it can be read
/// stays beside the study as well. Nothing where there is none. To be called by whoever holds the lock of the
/// study, before it is opened. Errors: Io.
Result<std::optional<std::string>> keepDamagedLog(const std::filesystem::path& study);

/// Keeps that sentence in the study itself (salvage_record.h), in a commit of its own, so that it is said
/// from then on. To be called before anything else is written, and outside of a transaction.
Result<void> recordDamagedLog(Database& study, const std::string& sentence);

/// Errors: Invalid where a log or journal lies at the place of a study that is to be made: SQLite would
/// delete it, though the answers in it may be those of a study that has another name or place now.
Result<void> checkNoLogAt(const std::filesystem::path& newStudy);

}  // namespace vizsla
