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
#include <optional>
#include <string>
#include <utility>

#include "core/store/file_state.h"
#include "core/store/study_holder.h"

namespace vizsla {

namespace {

constexpr int isTaken = -2;

struct SocketName
{
    sockaddr_un address{};
    socklen_t size = 0;

    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address); }
};

/// A name in the kernel that nothing on the disk stands for: a lock on the study itself would be let go of
/// with any descriptor of it, and take those of SQLite along.
std::optional<SocketName> socketNameOf(const std::filesystem::path& studyFile)
{
    const auto state = stateOf(studyFile);
    if (!state)
        return std::nullopt;
    const std::string name =
        "vizsla-study-" + std::to_string(state->device) + '-' + std::to_string(state->inode);
    SocketName found;
    found.address.sun_family = AF_UNIX;
    // The zero before it keeps it out of the file system.
    std::copy_n(name.begin(), std::min(name.size(), sizeof found.address.sun_path - 1),
                found.address.sun_path + 1);
    found.size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    return found;
}

int makeSocket()
{
    return ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
}

/// -1 where it cannot be had, `isTaken` where another has it.
int bindNameOf(const std::filesystem::path& studyFile)
{
    const auto name = socketNameOf(studyFile);
    const int descriptor = name ? makeSocket() : -1;
    if (descriptor < 0 || ::bind(descriptor, name->get(), name->size) == 0)
        return descriptor;
    const bool isHeld = errno == EADDRINUSE;
    ::close(descriptor);
    return isHeld ? isTaken : -1;
}

/// To bind it would keep others from it for that moment.
bool isNameBound(const std::filesystem::path& studyFile)
{
    const auto name = socketNameOf(studyFile);
    const int descriptor = name ? makeSocket() : -1;
    if (descriptor < 0)
        return false;
    const bool isBound = ::connect(descriptor, name->get(), name->size) == 0;
    ::close(descriptor);
    return isBound;
}

std::filesystem::path lockFileOf(std::filesystem::path studyFile)
{
    return studyFile += ".lock";
}

void closeIfOpen(int descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
}

bool lockNow(int descriptor)
{
    return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

tl::expected<StudyLock, StudyLock::Refusal> StudyLock::acquire(const std::filesystem::path& studyFile)
{
    const std::filesystem::path lockFile = lockFileOf(studyFile);
    int descriptor = ::open(lockFile.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor >= 0 && !lockNow(descriptor)) {
        ::close(descriptor);
        return tl::unexpected(Refusal::Held);
    }
    const int name = bindNameOf(studyFile);
    if (name == isTaken) {
        closeIfOpen(descriptor);
        return tl::unexpected(Refusal::HeldByOtherName);
    }
    if (descriptor < 0) {
        descriptor = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0 || !lockNow(descriptor)) {
            closeIfOpen(name);
            const auto refusal = descriptor < 0 ? Refusal::NoLockFile : Refusal::Held;
            closeIfOpen(descriptor);
            return tl::unexpected(refusal);
        }
    }
    return StudyLock(descriptor, name);
}

void StudyLock::lockInode(const std::filesystem::path& studyFile)
{
    if (m_name < 0)
        m_name = std::max(bindNameOf(studyFile), -1);
}

bool StudyLock::isHeld(const std::filesystem::path& studyFile)
{
    return holderOf(studyFile) != StudyHolder::None;
}

StudyHolder holderOf(const std::filesystem::path& studyFile)
{
    const int descriptor = ::open(lockFileOf(studyFile).c_str(), O_RDONLY | O_CLOEXEC);
    const bool isLocked = descriptor >= 0 && ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
    closeIfOpen(descriptor);
    if (isLocked)
        return StudyHolder::ThisName;
    return isNameBound(studyFile) ? StudyHolder::OtherName : StudyHolder::None;
}

StudyLock::StudyLock(StudyLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_name(std::exchange(other.m_name, -1))
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
