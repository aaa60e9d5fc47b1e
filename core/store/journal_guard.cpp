// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal_guard.h"

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "core/store/foreign_log.h"

namespace vizsla {

namespace {

constexpr const char* systemFiles = "unix";

bool isNotSurelyItsOwn(std::string_view journal)
{
    constexpr std::string_view suffix = "-journal";
    if (!journal.ends_with(suffix))
        return false;
    const auto foreign = findForeignLogs(std::string(journal.substr(0, journal.size() - suffix.size())));
    return !foreign || foreign->journal;
}

int findFile(sqlite3_vfs* /*files*/, const char* name, int flags, int* isThere)
{
    sqlite3_vfs* system = sqlite3_vfs_find(systemFiles);
    const int code = system->xAccess(system, name, flags, isThere);
    if (code == SQLITE_OK && flags == SQLITE_ACCESS_EXISTS && *isThere != 0 && isNotSurelyItsOwn(name))
        *isThere = 0;
    return code;
}

/// SQLite keeps the address.
const char* registerFiles(const sqlite3_vfs& system)
{
    static sqlite3_vfs files = system;
    files.zName = "vizsla";
    files.pNext = nullptr;
    files.xAccess = findFile;
    return sqlite3_vfs_register(&files, 0) == SQLITE_OK ? files.zName : nullptr;
}

}  // namespace

const char* guardedFiles()
{
    const sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
    if (!usual || std::string_view(usual->zName) != systemFiles)
        return nullptr;
    static const char* const name = registerFiles(*usual);
    return name;
}

}  // namespace vizsla
