// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace vizsla {

/// A folder of its own for what is not finished, which is gone with it. It is locked while it is in use, so
/// that what a killed process left can be told from the folders of others, and its name and rights tell it
/// from what is nobody's of us.
class LockedFolder
{
public:
    /// Its name begins like this. Errors: ReadOnly, Full, Io, without the end of the sentence.
    static Result<LockedFolder> make(const std::filesystem::path& parent, std::string_view prefix);
    /// Removes those of this user whose processes ended without doing so.
    static void removeLeftOvers(const std::filesystem::path& parent, std::string_view prefix);

    LockedFolder(LockedFolder&& other) noexcept;
    LockedFolder& operator=(LockedFolder&& other) noexcept;
    ~LockedFolder();

    const std::filesystem::path& path() const { return m_path; }

private:
    LockedFolder(std::filesystem::path path, int lock);

    std::filesystem::path m_path;
    int m_lock = -1;  ///< a descriptor of the folder
};

}  // namespace vizsla
