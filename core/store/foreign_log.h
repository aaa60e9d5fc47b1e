// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// Which of the log (-wal) and the journal (-journal) that lie beside a file are not the file's own but those
/// of another file which stood under its name, so that SQLite would play them into the wrong one.
struct ForeignLogs
{
    bool log = false;
    bool journal = false;

    bool any() const { return log || journal; }
};

/// Changes nothing. A file whose own stamp cannot be read is believed to have its own log. Any thread.
/// Errors: Corrupt where it cannot be told whose the journal is; then the file must not be opened by SQLite
/// but immutably.
Result<ForeignLogs> findForeignLogs(const std::filesystem::path& file);

/// What people are told of such logs where they are not read, one sentence each.
std::vector<std::string> foreignLogSentences(const std::filesystem::path& file, const ForeignLogs& foreign);

/// Puts such a log under a name by which nothing finds it, with the index of it, and says under which;
/// nothing is deleted. To be called by whoever holds the lock of the study, before the file is opened.
/// Errors: Io; those of findForeignLogs().
Result<std::vector<std::filesystem::path>> setForeignLogAside(const std::filesystem::path& file);

/// What people are told of a log that was set aside.
std::string asideSentence(const std::filesystem::path& file, const std::vector<std::filesystem::path>& aside);

}  // namespace vizsla
