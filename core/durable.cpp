// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace vizsla {

namespace fs = std::filesystem;

namespace {

int syncWith(const fs::path& path, int (*sync)(int))
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    const int reason = sync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return reason;
}

}  // namespace

int syncPath(const fs::path& path)
{
    return syncWith(path, &::fsync);
}

int syncFileSystemOf(const fs::path& folder)
{
    return syncWith(folder, &::syncfs);
}

int renameDurably(const fs::path& from, const fs::path& to)
{
    std::error_code unknown;
    const bool isFolder = fs::is_directory(from, unknown);
    if (const int reason = isFolder ? syncFileSystemOf(from) : syncPath(from); reason != 0)
        return reason;
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return errno;
    // The name stands whether or not this file system can be told to write its folder now.
    (void)syncPath(fs::absolute(to).parent_path());
    return 0;
}

}  // namespace vizsla
