// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/durable.h"
#include "core/store/commit_stamp.h"
#include "core/store/sqlite_error.h"
#include "core/system_failure.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// The beginning of a sentence.
std::string notMade(const fs::path& file)
{
    return file.filename().string() + " could not be made in the folder " +
           fs::absolute(file).parent_path().string();
}

/// What SQLite says of the part, said of the file that it is to become.
Error named(const Error& error, const fs::path& file)
{
    const std::string where = notMade(file);
    switch (error.kind) {
        case ErrorKind::Full:
            return {error.kind, where + ": there is no space left on the disk."};
        case ErrorKind::NotFound:
        case ErrorKind::ReadOnly:
            return {ErrorKind::ReadOnly, where + ": the folder cannot be written."};
        case ErrorKind::Cancelled:
            return error;
        default:
            return {error.kind, where + ": " + error.message};
    }
}

void setTime(const fs::path& file, UtcTime moment)
{
    const Micros sinceEpoch = moment.time_since_epoch();
    const timespec time{static_cast<time_t>(sinceEpoch / oneSecond),
                        static_cast<long>(microsOf(sinceEpoch % oneSecond)) * 1000};
    const timespec times[] = {time, time};
    (void)::utimensat(AT_FDCWD, file.c_str(), times, 0);
}

/// An empty file that only those can read who can read the study. 0, or what went wrong.
int makeEmpty(const fs::path& file, const fs::path& study)
{
    std::error_code unknown;
    const auto rights = fs::status(study, unknown).permissions();
    const auto mode =
        unknown || rights == fs::perms::unknown ? mode_t{0600} : static_cast<mode_t>(rights) & 0666;
    const int descriptor =
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode | S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return errno;
    ::close(descriptor);
    return 0;
}

Result<void> checkCopy(Database& copy)
{
    const auto faults =
        TRY(copy.query("PRAGMA quick_check(1)", [](const Statement& row) { return row.text(0); }));
    if (faults.size() != 1 || faults.front() != "ok")
        return failure(ErrorKind::Corrupt,
                       "the study is damaged (" + damageWords(faults.empty() ? "" : faults.front()) + ").");
    return {};
}

}  // namespace

fs::path partOf(const fs::path& file)
{
    fs::path part = file;
    return part += ".part";
}

void removePart(const fs::path& file)
{
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
        fs::path part = partOf(file);
        std::error_code ignored;
        fs::remove(part += suffix, ignored);
    }
}

Result<void> writeCopy(Database& study, const fs::path& file, UtcTime madeAt, const Progress& progress)
{
    removePart(file);
    const fs::path part = partOf(file);
    if (const int reason = makeEmpty(part, study.path()); reason != 0)
        return failureToWrite(notMade(file), reason);
    Result<void> done;
    {
        auto copy = Database::open(part, Database::Access::ReadWrite, file);
        done = copy ? study.copyInto(*copy, progress) : tl::unexpected(copy.error());
        // One file that needs no other beside it.
        if (done)
            done = copy->runScript("PRAGMA journal_mode = DELETE");
        if (done)
            done = checkCopy(*copy);
        if (done)
            done = setOpenLog(*copy, false);
    }
    if (done) {
        setTime(part, madeAt);
        if (const int reason = syncPath(part); reason != 0)
            done = failureToWrite(notMade(file), reason);
        else
            return {};
    } else {
        done = tl::unexpected(named(done.error(), file));
    }
    removePart(file);
    return done;
}

Result<void> putCopyInPlace(const fs::path& file)
{
    const int reason = renameDurably(partOf(file), file);
    if (reason == 0)
        return {};
    removePart(file);
    return failureToWrite(notMade(file), reason);
}

Result<void> copyStudy(Database& study, const fs::path& file, UtcTime madeAt, const Progress& progress)
{
    return writeCopy(study, file, madeAt, progress).and_then([&] { return putCopyInPlace(file); });
}

}  // namespace vizsla
