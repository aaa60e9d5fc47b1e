// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/result.h"

namespace vizsla {

/// What stands under a path, as one call to the file system tells it. Any thread.
struct FileState
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0;  ///< nanoseconds since 1970
    std::int64_t changed = 0;   ///< the same, also of its names and rights

    bool isSameFile(const FileState& other) const { return device == other.device && inode == other.inode; }
    bool operator==(const FileState&) const = default;
};

/// The path of what lies beside a file under its name with an ending more, as `-wal`.
std::filesystem::path withSuffix(std::filesystem::path file, const char* suffix);

/// Errors: Invalid where a folder, a pipe or a device lies at the place of a log of the study, on which
/// reading waits for ever, or a symbolic link, of which closing would leave the log where it leads to.
Result<void> checkLogsAreFiles(const std::filesystem::path& study);

/// Behind links. Nothing where there is no file, or none that can be asked; errno says why.
std::optional<FileState> stateOf(const std::filesystem::path& file);

}  // namespace vizsla
