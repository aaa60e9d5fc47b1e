// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_state.h"

#include <sys/stat.h>

namespace vizsla {

namespace {

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec; }

}  // namespace

std::filesystem::path withSuffix(std::filesystem::path file, const char* suffix) { return file += suffix; }

std::optional<FileState> stateOf(const std::filesystem::path& file)
{
    struct stat found;
    if (::stat(file.c_str(), &found) != 0)
        return std::nullopt;
    return FileState{found.st_dev, found.st_ino, found.st_size, nanoseconds(found.st_mtim), nanoseconds(found.st_ctim)};
}

}  // namespace vizsla
