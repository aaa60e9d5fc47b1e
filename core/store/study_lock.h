// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace vizsla {

/// Says to other processes that a study is open for writing. The operating system lets go of it when the process
/// ends, however it ends.
class StudyLock
{
public:
    /// Nothing when another window or process holds it, or when no lock file can be made beside the study.
    static std::optional<StudyLock> acquire(const std::filesystem::path& studyFile);

    /// Whether anybody holds it; makes no lock file.
    static bool isHeld(const std::filesystem::path& studyFile);

    StudyLock(StudyLock&& other) noexcept;
    StudyLock& operator=(StudyLock&& other) noexcept;
    ~StudyLock();

private:
    explicit StudyLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

}  // namespace vizsla
