// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// In bytes. More is not read over on every opening.
constexpr std::uintmax_t quicklyRead = 16u << 20;

/// The number that the pragma answers with.
Result<std::int64_t> pragma(Database& database, std::string_view statement);
/// Refuses by name whatever is not a study this version can read.
Result<void> checkHeader(Database& database, const std::string& fileName);
/// A study that cannot be written cannot be upgraded either.
Result<void> checkIsCurrent(Database& database, const std::string& fileName);
/// Errors: Corrupt.
Result<void> checkAllPages(Database& database, const std::string& fileName);
/// In words, by all pages and the indexes of all tables; nothing where there is none.
Result<std::optional<std::string>> findDamage(Database& database);
/// Changes no file and makes none beside the study. Without a log nobody writes the study, and the file alone
/// is all; so it is where the log is that of another file.
Result<Database> openForReading(const std::filesystem::path& file);
/// By its header and, where that is quick, all of its pages. Through a read-only connection, so that what is
/// refused stays untouched.
Result<void> checkBeforeOpening(const std::filesystem::path& file);

}  // namespace vizsla
