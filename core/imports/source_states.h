// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/progress.h"
#include "core/result.h"

namespace vizsla {

/// What files were when they were looked at, by size, time and inode, to notice those that changed since.
class SourceStates
{
public:
    /// A file; of a folder, which files lie in it.
    void add(const std::filesystem::path& path);
    /// A folder with all that lies below it and is not hidden; or a file.
    void addTree(const std::filesystem::path& path, const Progress& progress = {});

    /// Errors: Replaced, naming the first that is not what it was; Cancelled.
    Result<void> check(const Progress& progress = {}) const;

private:
    struct Known
    {
        std::filesystem::path path;
        bool isTree = false;
        std::uint64_t state = 0;
    };

    std::vector<Known> m_known;
};

}  // namespace vizsla
