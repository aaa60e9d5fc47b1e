// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace vizsla {

/// Where a study lies, as far as that decides how it is written.
struct StoragePlace
{
    enum class Kind {
        Local,
        Network,  ///< memory cannot be shared between machines, which SQLite's write-ahead log needs
        Synced,   ///< a program copies single files away and replaces them
    };

    Kind kind = Kind::Local;
    std::string name;  ///< "NFS", "Dropbox"; empty for a local one

    bool isLocal() const { return kind == Kind::Local; }
};

/// What statfs() says of the kind of file system (f_type), 0 where it says nothing.
using FileSystemProbe = std::function<std::int64_t(const std::filesystem::path&)>;
std::int64_t fileSystemType(const std::filesystem::path& file);

/// By the file system, then by the names of the folders on the path and what programs that synchronise put in
/// them. A folder that is not recognised counts as local.
StoragePlace placeOf(const std::filesystem::path& file, const FileSystemProbe& probe = fileSystemType);

}  // namespace vizsla
