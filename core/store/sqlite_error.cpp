// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_error.h"

#include <sqlite3.h>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace vizsla {

namespace fs = std::filesystem;

namespace {

std::string nameOf(const fs::path& file)
{
    return file.empty() ? "The study" : file.filename().string();
}

/// " in the folder /media/stick"
std::string whereOf(const fs::path& file)
{
    return file.has_parent_path() ? " in the folder " + file.parent_path().string() : std::string();
}

bool isOfWriting(int code)
{
    switch (code) {
        case SQLITE_IOERR_WRITE:
        case SQLITE_IOERR_FSYNC:
        case SQLITE_IOERR_DIR_FSYNC:
        case SQLITE_IOERR_TRUNCATE:
        case SQLITE_IOERR_DELETE:
        case SQLITE_IOERR_SHMOPEN:
        case SQLITE_IOERR_SHMSIZE:
        case SQLITE_IOERR_SHMMAP:
        case SQLITE_IOERR_CLOSE:
            return true;
        default:
            return false;
    }
}

/// What failed, without SQLite's name for how: "UNIQUE constraint failed: task.name".
std::string afterColon(const std::string& detail)
{
    const auto colon = detail.find(": ");
    return colon == std::string::npos ? detail : detail.substr(colon + 2);
}

Error noSpace(const fs::path& file)
{
    return {ErrorKind::Full, "There is no space left on the disk for " + nameOf(file) + whereOf(file) +
                                 "; nothing of this step was saved. Free some space and try again."};
}

/// SQLite calls it a failed disk where its index finds no space.
bool isDiskFull(const fs::path& file)
{
    std::error_code unknown;
    const fs::space_info space = fs::space(file.parent_path(), unknown);
    constexpr std::uintmax_t indexSize = 32768;
    return !unknown && space.available < indexSize;
}

Error diskError(int code, const fs::path& file)
{
    if (isOfWriting(code) && isDiskFull(file))
        return noSpace(file);
    return {ErrorKind::Io, "The disk failed: " + nameOf(file) + whereOf(file) + " could not be " +
                               (isOfWriting(code) ? "written; nothing of this step was saved." : "read.") +
                               " Check that the disk is connected and sound, and try again."};
}

Error refusedValue(int code, const std::string& detail, const fs::path& file)
{
    // A trigger says why in words of its own.
    if (code == SQLITE_CONSTRAINT_TRIGGER)
        return {ErrorKind::Invalid, nameOf(file) + " refused a change: " + detail + "."};
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        return {ErrorKind::Invalid,
                nameOf(file) + " refused a value that refers to what is not in the study."};
    return {ErrorKind::Invalid,
            nameOf(file) + " refused a value that its rules do not allow (" + afterColon(detail) + ")."};
}

}  // namespace

fs::path pathOf(sqlite3* database)
{
    const char* path = database ? sqlite3_db_filename(database, "main") : nullptr;
    const char* shown = path && *path != '\0' ? sqlite3_uri_parameter(path, shownPathParameter) : nullptr;
    return shown ? shown : path ? path : "";
}

std::string fileNameOf(sqlite3* database)
{
    return nameOf(pathOf(database));
}

std::string damageWords(const std::string& line)
{
    for (const std::string_view word : {"page ", "Page ", "Tree "}) {
        const auto at = line.find(word);
        if (at == std::string::npos)
            continue;
        const auto begin = line.begin() + static_cast<std::ptrdiff_t>(at + word.size());
        const auto end =
            std::find_if_not(begin, line.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
        if (begin != end)
            return "page " + std::string(begin, end) + " cannot be read as it should be";
    }
    return "its pages contradict each other";
}

Error sqliteError(sqlite3* database)
{
    return sqliteError(database ? sqlite3_extended_errcode(database) : SQLITE_NOMEM,
                       database ? sqlite3_errmsg(database) : "", pathOf(database));
}

Error sqliteError(int code, const std::string& detail, const fs::path& file)
{
    const std::string name = nameOf(file);
    switch (code & 0xff) {
        case SQLITE_FULL:
            return noSpace(file);
        case SQLITE_READONLY:
            if (code == SQLITE_READONLY_DBMOVED)
                return {ErrorKind::Replaced,
                        name + whereOf(file) + " was replaced, deleted or moved while it was open here."};
            return {ErrorKind::ReadOnly, name + whereOf(file) + " can be read but not written here."};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return {ErrorKind::Busy, name + " is being written by another program; try again in a moment."};
        case SQLITE_CORRUPT:
            return {ErrorKind::Corrupt,
                    name + whereOf(file) +
                        " is damaged: its pages contradict each other. A backup of it can be restored, "
                        "and \"vizsla check\" says what is hit."};
        case SQLITE_NOTADB:
            return {ErrorKind::Foreign, name + " is not a Vizsla study."};
        case SQLITE_CANTOPEN:
            return {ErrorKind::NotFound, name + whereOf(file) + " cannot be opened."};
        case SQLITE_CONSTRAINT:
            return refusedValue(code, detail, file);
        case SQLITE_IOERR:
            return code == SQLITE_IOERR_NOMEM
                       ? Error{ErrorKind::Full, "There is not enough memory to work on " + name + '.'}
                       : diskError(code, file);
        case SQLITE_NOMEM:
            return {ErrorKind::Full, "There is not enough memory to work on " + name + '.'};
        case SQLITE_TOOBIG:
            return {ErrorKind::Invalid, "Something is too large to be kept in " + name + '.'};
        case SQLITE_INTERRUPT:
            return {ErrorKind::Cancelled, "What was done with " + name + " was stopped."};
        default:
            return {ErrorKind::Io, name + " does not have the form that this version of Vizsla expects (" +
                                       afterColon(detail) + ")."};
    }
}

}  // namespace vizsla
