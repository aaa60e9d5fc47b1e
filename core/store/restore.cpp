// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/restore.h"

#include <unistd.h>

#include "core/store/backups.h"
#include "core/store/commit_stamp.h"
#include "core/store/damaged_log.h"
#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/stray_log.h"
#include "core/store/study_copy.h"
#include "core/store/study_file.h"
#include "core/store/study_lock.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// What SQLite keeps beside a file. A log of another file would be replayed into the one that takes its
/// place.
constexpr const char* companions[] = {"-wal", "-shm", "-journal"};

/// Behind a link the study is replaced and not the link.
fs::path realPlace(const fs::path& study)
{
    std::error_code error;
    fs::path place = fs::weakly_canonical(study, error);
    return error ? fs::absolute(study) : place;
}

Result<StudyLock> lockOf(const fs::path& study)
{
    const std::string name = study.filename().string();
    const fs::path folder = study.parent_path();
    std::error_code unknown;
    const bool isThere = fs::exists(study, unknown);
    if (::access(folder.c_str(), W_OK) != 0 || (isThere && ::access(study.c_str(), W_OK) != 0))
        return failure(ErrorKind::ReadOnly,
                       "Nothing can be restored: " + name + " lies where it cannot be written.");
    auto lock = StudyLock::acquire(study);
    if (lock)
        return std::move(*lock);
    if (lock.error() == StudyLock::Refusal::NoLockFile)
        return failure(ErrorKind::ReadOnly, "Nothing can be restored: no lock can be made beside " + name +
                                                " in the folder " + folder.string() + ".");
    const bool isByOtherName = lock.error() == StudyLock::Refusal::HeldByOtherName;
    return failure(ErrorKind::Busy,
                   "Nothing can be restored while " + name + " is open in another window" +
                       (isByOtherName ? " under another name of the same file (a hard link)" : "") +
                       "; close it there first.");
}

/// A backup of the study as it is, its log written into the file. An error where it cannot be read.
Result<fs::path> keepReadable(const fs::path& study, UtcTime now, const Progress& progress)
{
    TRY(openStudyDatabase(study));
    const auto damaged = TRY(keepDamagedLog(study));
    auto database = TRY(Database::open(study, Database::Access::ReadWrite));
    // Without its log a study that was not closed is not opened any more.
    database.leaveLogOnClose();
    TRY(damaged ? recordDamagedLog(database, *damaged) : Result<void>());
    auto kept = TRY(Backups(study).makeBeforeRestore(database, now, progress));
    const auto written = setOpenLog(database, false).and_then([&] {
        return database.runScript("PRAGMA wal_checkpoint(TRUNCATE)");
    });
    if (!written)
        return tl::unexpected(written.error());
    return kept.file;
}

/// The file gets a second name, so that there is a study under its own at every moment.
Result<fs::path> keepDamaged(const fs::path& study, UtcTime now)
{
    const auto place = Backups(study).placeForDamaged(now);
    if (!place)
        return place;
    std::error_code error;
    fs::create_hard_link(study, *place, error);
    if (error)
        fs::copy_file(study, *place, error);
    for (const char* suffix : companions) {
        std::error_code unknown;
        if (!error && fs::exists(withSuffix(study, suffix), unknown))
            fs::copy_file(withSuffix(study, suffix), withSuffix(*place, suffix), error);
    }
    if (!error)
        return place;
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(withSuffix(*place, suffix), ignored);
    return failure(ErrorKind::Io, "The damaged " + study.filename().string() + " could not be kept in " +
                                      place->parent_path().string() + ": " + error.message() + ".");
}

bool isOfTheStudyItself(ErrorKind kind)
{
    return kind == ErrorKind::Corrupt || kind == ErrorKind::Foreign || kind == ErrorKind::TooNew ||
           kind == ErrorKind::TooOld || kind == ErrorKind::Io;
}

Result<std::optional<fs::path>> keepPresent(const fs::path& study, UtcTime now, const Progress& progress)
{
    std::error_code unknown;
    if (!fs::exists(study, unknown))
        return std::optional<fs::path>();
    auto kept = keepReadable(study, now, progress);
    if (!kept && isOfTheStudyItself(kept.error().kind))
        kept = keepDamaged(study, now);
    if (!kept)
        return tl::unexpected(kept.error());
    return std::optional(*kept);
}

}  // namespace

Result<std::optional<fs::path>> restoreStudy(const fs::path& path, const fs::path& backup, UtcTime now,
                                             const Progress& progress)
{
    const fs::path study = realPlace(path);
    std::error_code unknown;
    if (fs::equivalent(study, backup, unknown))
        return failure(ErrorKind::Invalid,
                       study.filename().string() + " is the study itself; choose a backup of it.");
    // What is not kept with the present study would be taken for what leads on from the restored one.
    TRY(fs::exists(study, unknown) ? checkNoStrayLog(study) : checkNoLogAt(study));
    auto lock = lockOf(study);
    if (!lock)
        return tl::unexpected(lock.error());
    // A journal of which nobody knows whose it is, is kept with the present study.
    if (auto aside = setForeignLogAside(study); !aside && aside.error().kind != ErrorKind::Corrupt)
        return tl::unexpected(aside.error());
    {
        auto source = TRY(openStudyDatabase(backup));
        TRY(writeCopy(source, study, now, progress));
    }
    const auto kept = keepPresent(study, now, progress);
    if (!kept) {
        removePart(study);
        return kept;
    }
    for (const char* suffix : companions) {
        std::error_code ignored;
        fs::remove(withSuffix(study, suffix), ignored);
    }
    TRY(putCopyInPlace(study));
    return kept;
}

}  // namespace vizsla
