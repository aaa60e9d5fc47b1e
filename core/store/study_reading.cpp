// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_reading.h"

#include <system_error>

#include "core/store/foreign_log.h"
#include "core/store/journal_owner.h"
#include "core/store/missing_log.h"
#include "core/store/private_copy.h"
#include "core/store/schema.h"
#include "core/store/sqlite_error.h"
#include "core/store/stray_log.h"
#include "core/store/study_copy.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "core/store/write_ahead_log.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// Reads every page once, so that damage shows on opening and not in the middle of a session. A study too
/// large for that to be quick is checked as it is read.
Result<void> checkPages(Database& database, const fs::path& file)
{
    const std::string fileName = file.filename().string();
    const auto pageSize = TRY(pragma(database, "PRAGMA page_size"));
    std::error_code ignored;
    const std::uintmax_t size = fs::file_size(file, ignored);
    // SQLite takes the missing end of a page for zeros. Only a log may hold such a page whole.
    if (!fs::exists(withSuffix(file, "-wal"), ignored) && size % static_cast<std::uintmax_t>(pageSize) != 0)
        return failure(ErrorKind::Corrupt,
                       fileName + " is damaged (its end is missing); it is left untouched.");
    return size > quicklyRead ? Result<void>() : checkAllPages(database, fileName);
}

/// Whether SQLite may mean what lies beside the file.
bool isOfTheLog(ErrorKind kind)
{
    return kind == ErrorKind::ReadOnly || kind == ErrorKind::NotFound || kind == ErrorKind::Io;
}

bool hasJournal(fs::path file)
{
    std::error_code ignored;
    return fs::exists(file += "-journal", ignored);
}

/// A log that was begun and never written into, of somebody who is gone. SQLite waits for ever for a
/// read-only connection to it (walBeginShmUnreliable() in 3.40).
bool isLogBegunOnly(const fs::path& file)
{
    constexpr std::uintmax_t headerSize = 32;
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(withSuffix(file, "-wal"), unknown);
    return !unknown && size <= headerSize && !hasJournal(file) && !StudyLock::isHeld(file);
}

/// What is committed, from a copy that is gone already and stays readable while it is open.
Result<Database> openCopyForReading(const fs::path& file)
{
    const auto copy = PrivateCopy::make(file);
    return copy ? Database::open(copy->file(), Database::Access::Immutable, file)
                : tl::unexpected(copy.error());
}

}  // namespace

Result<void> checkAllPages(Database& database, const std::string& fileName)
{
    auto faults =
        TRY(database.query("PRAGMA quick_check(1)", [](const Statement& row) { return row.text(0); }));
    if (faults.size() == 1 && faults.front() == "ok")
        return {};
    return failure(ErrorKind::Corrupt, fileName + " is damaged (" +
                                           damageWords(faults.empty() ? std::string() : faults.front()) +
                                           "); it is left untouched.");
}

Result<std::int64_t> pragma(Database& database, std::string_view statement)
{
    auto rows = TRY(database.query(statement, [](const Statement& row) { return row.integer(0); }));
    return rows.empty() ? 0 : rows.front();
}

Result<void> checkHeader(Database& database, const std::string& fileName)
{
    const auto application = TRY(pragma(database, "PRAGMA application_id"));
    if (application != StudyFile::applicationId)
        return failure(ErrorKind::Foreign, fileName + " is not a Vizsla study.");
    const auto version = TRY(pragma(database, "PRAGMA user_version"));
    const std::string versions = " (its format is " + std::to_string(version) + ", this version reads " +
                                 std::to_string(StudyFile::schemaVersion) + ")";
    if (version > StudyFile::schemaVersion)
        return failure(ErrorKind::TooNew, fileName + " was made by a newer version of Vizsla" + versions +
                                              "; it is left untouched. Update Vizsla to open it.");
    if (version < 1)
        return failure(ErrorKind::TooOld, fileName + " was made by a version of Vizsla too old to be read" +
                                              versions + "; it is left untouched.");
    return {};
}

Result<void> checkIsCurrent(Database& database, const std::string& fileName)
{
    const auto version = TRY(pragma(database, "PRAGMA user_version"));
    if (version < StudyFile::schemaVersion)
        return failure(ErrorKind::TooOld,
                       fileName +
                           " was made by an earlier version of Vizsla and must be opened once "
                           "where it can be written, to be brought up to date.");
    return {};
}

Result<std::optional<std::string>> findDamage(Database& database)
{
    const auto faults =
        database.query("PRAGMA integrity_check(1)", [](const Statement& row) { return row.text(0); });
    if (!faults && faults.error().kind != ErrorKind::Corrupt)
        return tl::unexpected(faults.error());
    if (faults && faults->size() == 1 && faults->front() == "ok")
        return std::optional<std::string>();
    return std::optional(damageWords(faults && !faults->empty() ? faults->front() : std::string()));
}

Result<Database> openForReading(const fs::path& file)
{
    TRY(checkNoStrayLog(file).and_then([&] { return checkLogIsThere(file); }));
    const fs::path log = withSuffix(file, "-wal");
    std::error_code ignored;
    const bool hasLog = fs::exists(log, ignored);
    const auto foreign = TRY(findForeignLogs(file));
    const bool hasOwn = (hasLog && !foreign.log) || (hasJournal(file) && !foreign.journal);
    if (foreign.any() && hasOwn)
        return openCopyForReading(file);
    if (foreign.any() || (!hasLog && isInLogMode(file)) || isLogBegunOnly(file))
        return Database::open(file, Database::Access::Immutable);
    auto database = Database::open(file, Database::Access::ReadOnly);
    if (!database)
        return database;
    const auto readable = pragma(*database, "PRAGMA schema_version");
    if (readable || !isOfTheLog(readable.error().kind))
        return database;
    // A journal that must be played back first, or a log without its index.
    return openCopyForReading(file);
}

Result<void> checkBeforeOpening(const fs::path& file)
{
    auto reader = TRY(openForReading(file));
    return checkHeader(reader, file.filename().string()).and_then([&] { return checkPages(reader, file); });
}

}  // namespace vizsla
