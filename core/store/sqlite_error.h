// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

struct sqlite3;

namespace vizsla {

/// The last error of a connection, with the file's name and a sentence that people understand.
Error sqliteError(sqlite3* database);
/// The name of the connection's file, without its folder.
std::string fileNameOf(sqlite3* database);
Error sqliteError(int code, const std::string& detail, const std::string& fileName);

}  // namespace vizsla
