// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_error.h"

#include <sqlite3.h>

#include <filesystem>

namespace vizsla {

std::string fileNameOf(sqlite3* database)
{
    const char* path = database ? sqlite3_db_filename(database, "main") : nullptr;
    return path && *path ? std::filesystem::path(path).filename().string() : "the study";
}

Error sqliteError(sqlite3* database)
{
    return sqliteError(database ? sqlite3_extended_errcode(database) : SQLITE_NOMEM,
                       database ? sqlite3_errmsg(database) : "out of memory", fileNameOf(database));
}

Error sqliteError(int code, const std::string& detail, const std::string& fileName)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {ErrorKind::Full, "There is no space left on the disk for " + fileName +
                                     "; nothing of this step was saved. Free some space and try again."};
    case SQLITE_READONLY:
        return {ErrorKind::ReadOnly, fileName + " can be read but not written here."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Busy, fileName + " is being written by another program; try again in a moment."};
    case SQLITE_CORRUPT:
        return {ErrorKind::Corrupt, fileName + " is damaged (" + detail + ")."};
    case SQLITE_NOTADB:
        return {ErrorKind::Foreign, fileName + " is not a Vizsla study."};
    case SQLITE_CANTOPEN:
        return {ErrorKind::NotFound, fileName + " cannot be opened."};
    case SQLITE_CONSTRAINT:
        return {ErrorKind::Invalid, fileName + " refused a value (" + detail + ")."};
    default:
        return {ErrorKind::Io, fileName + " could not be read or written (" + detail + ")."};
    }
}

}  // namespace vizsla
