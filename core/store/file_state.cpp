// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_state.h"

#include <sys/stat.h>

namespace vizsla {

namespace {

std::int64_t nanoseconds(const timespec& time)
{
    return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

}  // namespace

std::filesystem::path withSuffix(std::filesystem::path file, const char* suffix)
{
    return file += suffix;
}

Result<void> checkLogsAreFiles(const std::filesystem::path& study)
{
    for (const char* suffix : {"-wal", "-journal", "-shm"}) {
        const auto log = withSuffix(study, suffix);
        std::error_code ignored;
        if (std::filesystem::is_symlink(std::filesystem::symlink_status(log, ignored)))
            return failure(ErrorKind::Invalid,
                           log.filename().string() + " in the folder " + log.parent_path().string() +
                               " is a symbolic link, though a log of the study would have this name. "
                               "Put the file that it leads to in its place and try again.");
        const auto status = std::filesystem::status(log, ignored);
        if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
            return failure(ErrorKind::Invalid,
                           log.filename().string() + " in the folder " + log.parent_path().string() +
                               " is not a file, though a log of the study would have this name. Move "
                               "it away and try again.");
    }
    return {};
}

std::optional<FileState> stateOf(const std::filesystem::path& file)
{
    struct stat found;
    if (::stat(file.c_str(), &found) != 0)
        return std::nullopt;
    return FileState{found.st_dev, found.st_ino, found.st_size, nanoseconds(found.st_mtim),
                     nanoseconds(found.st_ctim)};
}

}  // namespace vizsla
