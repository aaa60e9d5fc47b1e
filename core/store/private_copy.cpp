// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/private_copy.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store/commit_stamp.h"
#include "core/store/damaged_log.h"
#include "core/store/database.h"
#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/missing_log.h"
#include "core/store/stray_log.h"
#include "core/store/study_lock.h"
#include "core/store/write_ahead_log.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view folderName = "vizsla-copy-";

/// -1 where another process has it, or it is not there.
int lockFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    struct stat locked;
    struct stat named;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &locked) == 0 &&
        ::lstat(folder.c_str(), &named) == 0 && locked.st_dev == named.st_dev && locked.st_ino == named.st_ino)
        return descriptor;
    ::close(descriptor);
    return -1;
}

/// By name and owner; one that was made just now may not be locked yet.
bool mayBeLeftOver(const fs::directory_entry& entry)
{
    constexpr std::time_t justNow = 60;
    struct stat found;
    return entry.path().filename().string().starts_with(folderName) && ::lstat(entry.path().c_str(), &found) == 0 &&
           S_ISDIR(found.st_mode) && found.st_uid == ::geteuid() && (found.st_mode & 077) == 0 &&
           std::time(nullptr) - found.st_mtime > justNow;
}

struct LockedFolder
{
    fs::path path;
    int lock = -1;
};

Result<LockedFolder> makeFolder()
{
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    std::string name = (parent / (std::string(folderName) + "XXXXXX")).string();
    if (error || !::mkdtemp(name.data()))
        return failure(ErrorKind::Io,
                       "There is no folder for a temporary copy: " + std::string(std::strerror(errno)) + ".");
    return LockedFolder{name, lockFolder(name)};
}

/// Zeros stand for what the disk does not give any more.
Result<void> copyReadable(const fs::path& from, const fs::path& to)
{
    constexpr std::size_t step = 4096;
    const int source = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    if (source < 0)
        return failure(ErrorKind::Io, from.filename().string() + " cannot be read: " + std::strerror(errno) + ".");
    std::ofstream target(to, std::ios::binary);
    std::vector<char> bytes(step);
    const off_t end = ::lseek(source, 0, SEEK_END);
    for (off_t at = 0; at < end && target; at += static_cast<off_t>(step)) {
        std::ranges::fill(bytes, '\0');
        const ssize_t got = ::pread(source, bytes.data(), step, at);
        const off_t left = end - at;
        target.write(bytes.data(), got > 0 ? got : static_cast<std::streamsize>(std::min<off_t>(left, step)));
    }
    ::close(source);
    target.close();
    if (target)
        return {};
    return failure(ErrorKind::Full, "A temporary copy of " + from.filename().string() +
                                        " could not be written to " + to.parent_path().string() + ".");
}

/// What others write meanwhile is not in it.
Result<void> copySnapshot(const fs::path& study, const fs::path& to)
{
    auto source = Database::open(study, Database::Access::ReadOnly);
    if (!source)
        return tl::unexpected(source.error());
    auto target = Database::open(to, Database::Access::Create);
    return target ? source->copyInto(*target) : tl::unexpected(target.error());
}

}  // namespace

Result<void> PrivateCopy::copyFiles(const ForeignLogs& foreign)
{
    std::error_code unknown;
    for (const auto& [suffix, isForeign] : {std::pair("-wal", foreign.log), {"-journal", foreign.journal}}) {
        if (isForeign || !fs::exists(withSuffix(m_study, suffix), unknown))
            continue;
        if (auto copied = copyReadable(withSuffix(m_study, suffix), withSuffix(m_file, suffix)); !copied)
            return copied;
    }
    return copyReadable(m_study, m_file);
}

/// In the copy, which nobody writes.
void PrivateCopy::lookAtLog(const ForeignLogs& foreign)
{
    const std::string name = m_study.filename().string();
    m_foreignLogs = foreignLogSentences(m_study, foreign);
    m_lacksLog = lacksItsLog(m_study);
    if (auto stray = strayLogSentence(m_study))
        m_missing.push_back(std::move(*stray));
    else if (m_lacksLog)
        m_missing.push_back(missingLogSentence(m_study));
    // Whoever has the study open holds locks on its index.
    if (auto damaged = damagedLogSentence(m_file, StudyLock::isHeld(m_study) ? m_file : m_study)) {
        m_missing.push_back(std::move(*damaged));
    } else if (const auto log = readWriteAheadLog(withSuffix(m_file, "-wal")); log.openPages > 0) {
        m_unfinished.push_back("The log " + name + "-wal ends within a step: " + std::to_string(log.openPages) +
                               (log.openPages == 1 ? " page" : " pages") +
                               " at its end belong to one that was not finished, or whose end is missing.");
    }
}

/// As far as it can be: a log that is damaged too is taken up to the damage, and one of a file that SQLite cannot read
/// without SQLite.
Result<void> PrivateCopy::writeLogBack()
{
    const fs::path log = withSuffix(m_file, "-wal");
    std::error_code unknown;
    const bool isEmpty = fs::file_size(m_file, unknown) == 0;
    auto database = isEmpty ? failure(ErrorKind::Foreign, "") : Database::open(m_file, Database::Access::ReadWrite);
    const auto written =
        database ? database->runScript("PRAGMA wal_checkpoint(TRUNCATE)") : tl::unexpected(database.error());
    const auto left = fs::file_size(log, unknown);
    if ((written && (unknown || left == 0)) || readWriteAheadLog(log).commits == 0)
        return {};
    if (database)
        database->leaveLogOnClose();
    database = tl::unexpected(Error());
    auto played = playLog(log, m_file);
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(withSuffix(m_file, suffix), unknown);
    return played;
}

Result<PrivateCopy> PrivateCopy::make(const fs::path& path, StrayLog stray)
{
    std::error_code error;
    const fs::path study = fs::canonical(path, error);
    if (error)
        return failure(ErrorKind::NotFound, "There is no study " + path.string() + ".");
    if (!fs::is_regular_file(study, error))
        return failure(ErrorKind::Foreign, study.filename().string() + " is not a Vizsla study.");
    if (auto areFiles = checkLogsAreFiles(study); !areFiles)
        return tl::unexpected(areFiles.error());
    const auto foreign = findForeignLogs(study);
    if (!foreign)
        return tl::unexpected(foreign.error());
    if (auto alone = stray == StrayLog::Refused ? checkNoStrayLog(study) : Result<void>(); !alone)
        return tl::unexpected(alone.error());
    auto folder = makeFolder();
    if (!folder)
        return tl::unexpected(folder.error());
    PrivateCopy copy(folder->path / study.filename(), study, folder->lock);
    const bool isSnapshot = StudyLock::isHeld(study) && !foreign->any() && copySnapshot(study, copy.file());
    if (!isSnapshot) {
        if (auto copied = copy.copyFiles(*foreign); !copied)
            return tl::unexpected(copied.error());
    }
    copy.lookAtLog(*foreign);
    return copy.writeLogBack().map([&] {
        takeOffOpenLog(copy.file());
        return std::move(copy);
    });
}

/// The system let go of their locks.
void PrivateCopy::removeLeftOvers()
{
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    if (error)
        return;
    for (fs::directory_iterator entries(parent, error), end; !error && entries != end; entries.increment(error)) {
        const int lock = mayBeLeftOver(*entries) ? lockFolder(entries->path()) : -1;
        if (lock < 0)
            continue;
        std::error_code ignored;
        fs::remove_all(entries->path(), ignored);
        ::close(lock);
    }
}

std::string PrivateCopy::ofTheStudy(std::string sentence) const
{
    const std::string folder = m_file.parent_path().string();
    for (auto at = sentence.find(folder); at != std::string::npos; at = sentence.find(folder))
        sentence.replace(at, folder.size(), m_study.parent_path().string());
    return sentence;
}

PrivateCopy::PrivateCopy(PrivateCopy&& other) noexcept
    : m_file(std::exchange(other.m_file, {})),
      m_study(std::move(other.m_study)),
      m_lock(std::exchange(other.m_lock, -1)),
      m_foreignLogs(std::move(other.m_foreignLogs)),
      m_missing(std::move(other.m_missing)),
      m_lacksLog(other.m_lacksLog),
      m_unfinished(std::move(other.m_unfinished))
{}

PrivateCopy& PrivateCopy::operator=(PrivateCopy&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_study, other.m_study);
    std::swap(m_lock, other.m_lock);
    std::swap(m_foreignLogs, other.m_foreignLogs);
    std::swap(m_missing, other.m_missing);
    std::swap(m_lacksLog, other.m_lacksLog);
    std::swap(m_unfinished, other.m_unfinished);
    return *this;
}

PrivateCopy::~PrivateCopy()
{
    std::error_code ignored;
    if (!m_file.empty())
        fs::remove_all(m_file.parent_path(), ignored);
    if (m_lock >= 0)
        ::close(m_lock);
}

}  // namespace vizsla
