// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/private_copy.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

#include "core/store/database.h"
#include "core/store/file_state.h"
#include "core/store/foreign_log.h"
#include "core/store/study_lock.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

Result<fs::path> makeFolder()
{
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "vizsla-XXXXXX").string();
    if (error || !::mkdtemp(name.data()))
        return failure(ErrorKind::Io,
                       "There is no folder for a temporary copy: " + std::string(std::strerror(errno)) + ".");
    return fs::path(name);
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

Result<void> copyFiles(const fs::path& study, const ForeignLogs& foreign, const fs::path& to)
{
    std::error_code unknown;
    for (const auto& [suffix, isForeign] : {std::pair("-wal", foreign.log), {"-journal", foreign.journal}}) {
        if (isForeign || !fs::exists(withSuffix(study, suffix), unknown))
            continue;
        if (auto copied = copyReadable(withSuffix(study, suffix), withSuffix(to, suffix)); !copied)
            return copied;
    }
    return copyReadable(study, to);
}

}  // namespace

Result<PrivateCopy> PrivateCopy::make(const fs::path& path)
{
    std::error_code error;
    const fs::path study = fs::canonical(path, error);
    if (error)
        return failure(ErrorKind::NotFound, "There is no study " + path.string() + ".");
    if (!fs::is_regular_file(study, error))
        return failure(ErrorKind::Foreign, study.filename().string() + " is not a Vizsla study.");
    const auto foreign = findForeignLogs(study);
    if (!foreign)
        return tl::unexpected(foreign.error());
    const auto folder = makeFolder();
    if (!folder)
        return tl::unexpected(folder.error());
    PrivateCopy copy(*folder / study.filename(), study);
    const bool isSnapshot = StudyLock::isHeld(study) && !foreign->any() && copySnapshot(study, copy.file());
    if (!isSnapshot) {
        if (auto copied = copyFiles(study, *foreign, copy.file()); !copied)
            return tl::unexpected(copied.error());
    }
    // As far as it can be: a log that is damaged too is taken up to the damage.
    if (auto database = Database::open(copy.file(), Database::Access::ReadWrite))
        (void)database->runScript("PRAGMA wal_checkpoint(TRUNCATE)");
    return copy;
}

std::string PrivateCopy::ofTheStudy(std::string sentence) const
{
    const std::string folder = m_file.parent_path().string();
    for (auto at = sentence.find(folder); at != std::string::npos; at = sentence.find(folder))
        sentence.replace(at, folder.size(), m_study.parent_path().string());
    return sentence;
}

PrivateCopy::PrivateCopy(PrivateCopy&& other) noexcept
    : m_file(std::exchange(other.m_file, {})), m_study(std::move(other.m_study))
{}

PrivateCopy& PrivateCopy::operator=(PrivateCopy&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_study, other.m_study);
    return *this;
}

PrivateCopy::~PrivateCopy()
{
    std::error_code ignored;
    if (!m_file.empty())
        fs::remove_all(m_file.parent_path(), ignored);
}

}  // namespace vizsla
