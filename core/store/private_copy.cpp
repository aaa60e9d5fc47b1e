// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/private_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
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
#include "core/system_failure.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view folderName = "vizsla-copy-";

/// Zeros stand for what the disk does not give any more.
Result<void> copyReadable(const fs::path& from, const fs::path& to)
{
    constexpr std::size_t step = 4096;
    const int source = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    if (source < 0)
        return failure(ErrorKind::Io,
                       from.filename().string() + " cannot be read: " + reasonText(errno) + ".");
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
    auto source = TRY(Database::open(study, Database::Access::ReadOnly));
    auto target = Database::open(to, Database::Access::Create);
    return target ? source.copyInto(*target) : tl::unexpected(target.error());
}

}  // namespace

Result<void> PrivateCopy::copyFiles(const ForeignLogs& foreign)
{
    std::error_code unknown;
    for (const auto& [suffix, isForeign] : {std::pair("-wal", foreign.log), {"-journal", foreign.journal}}) {
        if (isForeign || !fs::exists(withSuffix(m_study, suffix), unknown))
            continue;
        TRY(copyReadable(withSuffix(m_study, suffix), withSuffix(m_file, suffix)));
    }
    // Whoever has it open without a log beside it may be writing.
    Result<void> copied;
    for (int tried = 0; tried < 5; ++tried) {
        const auto before = stateOf(m_study);
        copied = copyReadable(m_study, m_file);
        const auto after = stateOf(m_study);
        if (!copied || (before && after && *before == *after))
            break;
    }
    return copied;
}

/// SQLite would make an empty log where there is none.
bool PrivateCopy::copyAtOneMoment()
{
    std::error_code unknown;
    const bool isAllThere = m_missing.empty() && m_foreignLogs.empty() && StudyLock::isHeld(m_study);
    return isAllThere && (fs::exists(withSuffix(m_study, "-wal"), unknown) || !isInLogMode(m_study)) &&
           copySnapshot(m_study, m_file);
}

/// At what lies beside the study, and does not.
void PrivateCopy::lookAtPlace(const ForeignLogs& foreign)
{
    m_foreignLogs = foreignLogSentences(m_study, foreign);
    auto missing = findMissingLog(m_study);
    if (auto stray = strayLogSentence(m_study))
        m_missing.push_back(std::move(*stray));
    else if (missing)
        m_missing.push_back(std::move(missing->sentence));
    if (missing)
        m_logAdvice = std::move(missing->advice);
}

/// In the copy, which nobody writes.
void PrivateCopy::lookAtLog()
{
    const std::string name = m_study.filename().string();
    // Whoever has the study open holds locks on its index.
    if (auto damaged = damagedLogSentence(m_file, StudyLock::isHeld(m_study) ? m_file : m_study)) {
        m_missing.push_back(std::move(*damaged));
    } else if (const auto log = readWriteAheadLog(withSuffix(m_file, "-wal")); log.openPages > 0) {
        m_unfinished.push_back("The log " + name + "-wal ends within a step: " +
                               std::to_string(log.openPages) + (log.openPages == 1 ? " page" : " pages") +
                               " at its end belong to one that was not finished, or whose end is missing.");
    }
}

/// As far as it can be: a log that is damaged too is taken up to the damage, and one of a file that SQLite
/// cannot read without SQLite.
Result<void> PrivateCopy::writeLogBack()
{
    const fs::path log = withSuffix(m_file, "-wal");
    std::error_code unknown;
    const bool isEmpty = fs::file_size(m_file, unknown) == 0;
    auto database =
        isEmpty ? failure(ErrorKind::Foreign, "") : Database::open(m_file, Database::Access::ReadWrite);
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
    TRY(checkLogsAreFiles(study));
    const auto foreign = TRY(findForeignLogs(study));
    TRY(stray == StrayLog::Refused ? checkNoStrayLog(study) : Result<void>());
    const fs::path parent = fs::temp_directory_path(error);
    auto folder = error ? failure(ErrorKind::Io, error.message()) : LockedFolder::make(parent, folderName);
    if (!folder)
        return failure(ErrorKind::Io,
                       "There is no folder for a temporary copy: " + folder.error().message + ".");
    PrivateCopy copy(study, std::move(*folder));
    copy.lookAtPlace(foreign);
    if (!copy.copyAtOneMoment())
        TRY(copy.copyFiles(foreign));
    copy.lookAtLog();
    return copy.writeLogBack().map([&] {
        takeOffOpenLog(copy.file());
        return std::move(copy);
    });
}

void PrivateCopy::removeLeftOvers()
{
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    if (!error)
        LockedFolder::removeLeftOvers(parent, folderName);
}

std::string PrivateCopy::ofTheStudy(std::string sentence) const
{
    const std::string folder = m_file.parent_path().string();
    for (auto at = sentence.find(folder); at != std::string::npos; at = sentence.find(folder))
        sentence.replace(at, folder.size(), m_study.parent_path().string());
    return sentence;
}

}  // namespace vizsla
