// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// Whether a log (-wal) or journal (-journal) lies beside the file that is not the file's own but that of another file
/// which stood under its name, so that SQLite would play it into the wrong one. Changes nothing. A file whose own stamp
/// cannot be read is believed to have its own log. Any thread.
bool hasForeignLog(const std::filesystem::path& file);

/// Puts such a log under a name by which nothing finds it, with the index of it, and says under which; nothing is
/// deleted. To be called by whoever holds the lock of the study, before the file is opened. Errors: Io.
Result<std::vector<std::filesystem::path>> setForeignLogAside(const std::filesystem::path& file);

/// What people are told of a log that was set aside.
std::string asideSentence(const std::filesystem::path& file, const std::vector<std::filesystem::path>& aside);

}  // namespace vizsla
