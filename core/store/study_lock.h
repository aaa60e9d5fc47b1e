// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <tl/expected.hpp>

namespace vizsla {

/// Says to others that a study is open for writing: by a lock on a file beside it, which other machines see
/// as well where the file system lets them, and by device and inode, so that a study with two names is open
/// once. The operating system lets go of both when the process ends, however it ends.
class StudyLock
{
public:
    enum class Refusal {
        Held,             ///< by another window or process
        HeldByOtherName,  ///< the same, under another name of the same file (a hard link)
        NoLockFile,       ///< none can be made or opened beside the study
    };
    static tl::expected<StudyLock, Refusal> acquire(const std::filesystem::path& studyFile);

    /// Of a study that was made after the lock of its name was taken.
    void lockInode(const std::filesystem::path& studyFile);

    /// Whether anybody holds it; makes no lock file.
    static bool isHeld(const std::filesystem::path& studyFile);

    StudyLock(StudyLock&& other) noexcept;
    StudyLock& operator=(StudyLock&& other) noexcept;
    ~StudyLock();

private:
    StudyLock(int descriptor, int name) : m_descriptor(descriptor), m_name(name) {}

    int m_descriptor;
    int m_name;  ///< a socket whose name is the lock of the inode; -1 where there is none
};

}  // namespace vizsla
