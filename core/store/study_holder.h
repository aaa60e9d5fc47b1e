// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vizsla {

/// Under which name a study is open for writing (StudyLock).
enum class StudyHolder {
    None,
    ThisName,
    OtherName,  ///< of the same file (a hard link), or this name and its lock file is gone
};

/// Makes no lock file, and holds up nobody who is about to acquire the lock.
StudyHolder holderOf(const std::filesystem::path& studyFile);

}  // namespace vizsla
