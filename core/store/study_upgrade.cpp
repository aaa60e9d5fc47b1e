// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_upgrade.h"

#include <system_error>

#include "core/store/backups.h"
#include "core/store/commit_stamp.h"
#include "core/store/damaged_log.h"
#include "core/store/journal_owner.h"
#include "core/store/schema.h"
#include "core/store/study_damage.h"
#include "core/store/study_file.h"
#include "core/store/study_reading.h"
#include "core/store/write_ahead_log.h"
#include "sql_statements.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// A study that was on another kind of disk gets another kind of log, which is a change of its first page.
Result<void> checkBeforeChange(Database& database, const fs::path& file, const StoragePlace& place)
{
    const auto mode =
        TRY(database.query("PRAGMA journal_mode", [](const Statement& row) { return row.text(0); }));
    const bool hasLog = !mode.empty() && mode.front() == "wal";
    std::error_code unknown;
    if (hasLog == place.isLocal() || fs::file_size(file, unknown) <= quicklyRead)
        return {};
    return checkAllPages(database, file.filename().string());
}

/// Brings a study of an earlier version up to this one, all of the way or, but for the stamp, not at all.
Result<void> upgrade(Database& database)
{
    const auto version = TRY(pragma(database, "PRAGMA user_version"));
    if (version == StudyFile::schemaVersion)
        return {};
    const auto upgradeStamped = [&]() -> Result<void> {
        TRY(renewStamp(database));
        return upgradeSchema(database, static_cast<int>(version), StudyFile::schemaVersion);
    };
    // The first stamp begins a log of its own.
    return writeLogBack(database)
        .and_then(
            [&] { return database.transaction([&] { return database.runScript(sql::commit_stamp_make); }); })
        .and_then([&] { return database.transaction(upgradeStamped); });
}

/// To be called before anything is changed.
Result<void> backUpBeforeUpgrade(Database& database, const fs::path& file, const Clock& clock)
{
    const auto version = TRY(pragma(database, "PRAGMA user_version"));
    if (version == StudyFile::schemaVersion)
        return {};
    const auto made = Backups(file).makeBeforeUpgrade(database, static_cast<int>(version), clock.utcNow());
    if (made)
        return {};
    return failure(made.error().kind,
                   file.filename().string() +
                       " was made by an earlier version of Vizsla and is not brought up to date, "
                       "because no backup of it can be made: " +
                       made.error().message);
}

/// What a crash has left in the file or its log, once its log is in it as well.
Result<void> takeOffMark(Database& database)
{
    const auto inFile = stampNow(database);
    if (!inFile || !inFile->place)
        return inFile.map([](const StampNow&) {});
    const auto inLog = TRY(readStamp(database));
    const auto isMarked = [](const std::optional<CommitStamp>& stamp) { return stamp && stamp->hasOpenLog; };
    if (!isMarked(inFile->stamp) && !isMarked(inLog))
        return {};
    return setOpenLog(database, false).and_then([&] { return writeLogBack(database); });
}

}  // namespace

Result<void> prepareForWriting(Database& database, const StoragePlace& place)
{
    // FULL: a commit returns once the answer is on the disk, and survives a power cut. Where memory is not
    // shared, or single files are copied away, there is no log but a journal that is gone with the commit.
    const std::string journal = place.isLocal() ? "WAL" : "DELETE";
    return database.runScript("PRAGMA journal_mode = " + journal +
                              "; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
}

Result<void> writeLogBack(Database& database)
{
    return database.runScript("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<std::shared_ptr<StudyIdentity>> bringUpToDate(Database& database, const fs::path& file,
                                                     const StoragePlace& place, const Clock& clock,
                                                     const std::optional<std::string>& loss)
{
    auto done = checkBeforeChange(database, file, place);
    if (done && loss)
        done = recordDamagedLog(database, *loss);
    // Before there may be no log any more.
    if (done)
        done = takeOffMark(database);
    if (done)
        done = backUpBeforeUpgrade(database, file, clock);
    if (done)
        done = prepareForWriting(database, place);
    if (done)
        done = upgrade(database);
    // The commits of an upgrade are marked as well.
    if (done)
        done = takeOffMark(database);
    if (done)
        done = writeLogBack(database);
    return done ? StudyIdentity::of(database, file) : tl::unexpected(done.error());
}

}  // namespace vizsla
