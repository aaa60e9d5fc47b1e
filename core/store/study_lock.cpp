// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <string>
#include <utility>

#include "core/store/file_state.h"

namespace vizsla {

namespace {

constexpr int isTaken = -2;

/// Binds a name in the kernel that nothing on the disk stands for: a lock on the study itself would be let go of with
/// any descriptor of it, and take those of SQLite along. -1 where it cannot be had, `isTaken` where another has it.
int bindNameOf(const std::filesystem::path& studyFile)
{
    const auto state = stateOf(studyFile);
    if (!state)
        return -1;
    const std::string name = "vizsla-study-" + std::to_string(state->device) + '-' + std::to_string(state->inode);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    // The zero before it keeps it out of the file system.
    std::copy_n(name.begin(), std::min(name.size(), sizeof address.sun_path - 1), address.sun_path + 1);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), size) == 0)
        return descriptor;
    const bool isHeld = errno == EADDRINUSE;
    ::close(descriptor);
    return isHeld ? isTaken : -1;
}

std::filesystem::path lockFileOf(std::filesystem::path studyFile) { return studyFile += ".lock"; }

void closeIfOpen(int descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
}

}  // namespace

tl::expected<StudyLock, StudyLock::Refusal> StudyLock::acquire(const std::filesystem::path& studyFile)
{
    const int descriptor = ::open(lockFileOf(studyFile).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return tl::unexpected(Refusal::NoLockFile);
    const bool isFree = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    const int name = isFree ? bindNameOf(studyFile) : isTaken;
    if (name != isTaken)
        return StudyLock(descriptor, name);
    ::close(descriptor);
    return tl::unexpected(isFree ? Refusal::HeldByOtherName : Refusal::Held);
}

void StudyLock::lockInode(const std::filesystem::path& studyFile)
{
    if (m_name < 0)
        m_name = std::max(bindNameOf(studyFile), -1);
}

bool StudyLock::isHeld(const std::filesystem::path& studyFile)
{
    const int name = bindNameOf(studyFile);
    closeIfOpen(name);
    if (name == isTaken)
        return true;
    const int descriptor = ::open(lockFileOf(studyFile).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool isFree = ::flock(descriptor, LOCK_SH | LOCK_NB) == 0;
    ::close(descriptor);
    return !isFree;
}

StudyLock::StudyLock(StudyLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_name(std::exchange(other.m_name, -1))
{}

StudyLock& StudyLock::operator=(StudyLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_name, other.m_name);
    return *this;
}

StudyLock::~StudyLock()
{
    // The file stays: removing it would let two processes hold locks on two files of one name.
    closeIfOpen(m_name);
    closeIfOpen(m_descriptor);
}

}  // namespace vizsla
