// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/clock.h"

namespace vizsla {

/// Which studies were read over and found sound within the last hour, so that it need not be done again
/// before the next figure. A study is known again by device, inode, size and both times of its file and of
/// its log: whatever writes to it changes one of them; a disk that rots does not. Lies in a folder of the
/// user's caches; where that cannot be read or written, nothing is known.
class SoundStates
{
public:
    explicit SoundStates(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// What a study is known by now; empty where it cannot be asked.
    static std::string stateOf(const std::filesystem::path& study);

    bool holds(const std::filesystem::path& study, const std::string& state, UtcTime now) const;
    /// Keeps the state that the study had before it was read over, in the place of an earlier one. Not where
    /// it has another by now, nor one so young at `now` that a change in the same tick of the file system's
    /// clock would not show.
    void keep(const std::filesystem::path& study, const std::string& state, UtcTime now) const;
    void forget(const std::filesystem::path& study) const;

private:
    std::filesystem::path placeOf(const std::filesystem::path& study) const;

    std::filesystem::path m_folder;
};

}  // namespace vizsla
