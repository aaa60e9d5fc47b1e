// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

struct sqlite3;

namespace vizsla {

/// The last error of a connection, as a sentence that names the file and, where the disk is at fault, where
/// it lies.
Error sqliteError(sqlite3* database);
/// The same for a result code. `detail` is what SQLite says, of which no more is shown than names of what is
/// in the study.
Error sqliteError(int code, const std::string& detail, const std::filesystem::path& file);

/// In the URI of a file that is a copy: which file sentences name.
inline constexpr const char* shownPathParameter = "shown";

/// The connection's file, or the one that it is a copy of; empty in memory.
std::filesystem::path pathOf(sqlite3* database);
/// Its name, without its folder.
std::string fileNameOf(sqlite3* database);

/// A line of PRAGMA quick_check in words, to stand in brackets: "page 7 cannot be read as it should be".
std::string damageWords(const std::string& line);

}  // namespace vizsla
