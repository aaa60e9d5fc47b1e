// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <system_error>

#include "core/result.h"

namespace vizsla {

/// The error of writing below a folder in the course of an import. Kinds: Full, ReadOnly, Io.
tl::unexpected<Error> cannotWrite(const std::filesystem::path& folder, const std::error_code& problem);

/// A folder that is filled aside and takes the place of its target when it is complete. What is not kept is
/// gone with the object, and everything is as it was. To be used by one process at a time.
class StagedFolder
{
public:
    explicit StagedFolder(std::filesystem::path target);
    ~StagedFolder();
    StagedFolder(const StagedFolder&) = delete;
    StagedFolder& operator=(const StagedFolder&) = delete;

    /// Makes the empty folder beside the target, and the folders above; clears what a killed process left
    /// there.
    Result<void> make();
    /// Where to write before putInPlace().
    const std::filesystem::path& path() const { return m_path; }

    /// Adds what the target holds and the new folder does not: the same files, not copies where that can be.
    Result<void> carryOver();
    /// Puts the folder where the target is, whose earlier state is set aside.
    Result<void> putInPlace();
    /// Nothing is undone any more.
    void keep();

private:
    Result<void> checkTarget() const;
    void undo();

    std::filesystem::path m_target;
    std::filesystem::path m_path;
    std::filesystem::path m_earlier;  ///< where the target is set aside
    bool m_madeParent = false;
    bool m_inPlace = false;
    bool m_kept = false;
};

}  // namespace vizsla
