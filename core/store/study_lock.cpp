// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace vizsla {

std::optional<StudyLock> StudyLock::acquire(const std::filesystem::path& studyFile)
{
    std::filesystem::path lockFile = studyFile;
    lockFile += ".lock";
    const int descriptor = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return std::nullopt;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return std::nullopt;
    }
    return StudyLock(descriptor);
}

bool StudyLock::isHeld(const std::filesystem::path& studyFile)
{
    std::filesystem::path lockFile = studyFile;
    lockFile += ".lock";
    const int descriptor = ::open(lockFile.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool isFree = ::flock(descriptor, LOCK_SH | LOCK_NB) == 0;
    ::close(descriptor);
    return !isFree;
}

StudyLock::StudyLock(StudyLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

StudyLock& StudyLock::operator=(StudyLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

StudyLock::~StudyLock()
{
    // The file stays: removing it would let two processes hold locks on two files of one name.
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

}  // namespace vizsla
