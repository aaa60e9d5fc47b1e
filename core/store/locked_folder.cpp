// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/locked_folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <string>
#include <utility>

#include "core/system_failure.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// -1 where another process has it, or it is not there.
int lockFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    struct stat locked;
    struct stat named;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &locked) == 0 &&
        ::lstat(folder.c_str(), &named) == 0 && locked.st_dev == named.st_dev &&
        locked.st_ino == named.st_ino)
        return descriptor;
    ::close(descriptor);
    return -1;
}

/// By name and owner; one that was made just now may not be locked yet.
bool mayBeLeftOver(const fs::directory_entry& entry, std::string_view prefix)
{
    constexpr std::time_t justNow = 60;
    struct stat found;
    return entry.path().filename().string().starts_with(prefix) &&
           ::lstat(entry.path().c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
           found.st_uid == ::geteuid() && (found.st_mode & 077) == 0 &&
           std::time(nullptr) - found.st_mtime > justNow;
}

}  // namespace

Result<LockedFolder> LockedFolder::make(const fs::path& parent, std::string_view prefix)
{
    std::string name = (parent / (std::string(prefix) + "XXXXXX")).string();
    if (::mkdtemp(name.data()))
        return LockedFolder(name, lockFolder(name));
    const int reason = errno;
    return failure(kindOfWriting(reason), reasonText(reason));
}

/// The system let go of their locks.
void LockedFolder::removeLeftOvers(const fs::path& parent, std::string_view prefix)
{
    std::error_code error;
    for (fs::directory_iterator entries(parent, error), end; !error && entries != end;
         entries.increment(error)) {
        const int lock = mayBeLeftOver(*entries, prefix) ? lockFolder(entries->path()) : -1;
        if (lock < 0)
            continue;
        std::error_code ignored;
        fs::remove_all(entries->path(), ignored);
        ::close(lock);
    }
}

LockedFolder::LockedFolder(fs::path path, int lock) : m_path(std::move(path)), m_lock(lock) {}

LockedFolder::LockedFolder(LockedFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})),
      m_lock(std::exchange(other.m_lock, -1))
{}

LockedFolder& LockedFolder::operator=(LockedFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

LockedFolder::~LockedFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
    if (m_lock >= 0)
        ::close(m_lock);
}

}  // namespace vizsla
