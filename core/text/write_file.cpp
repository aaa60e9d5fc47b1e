// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/write_file.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "core/durable.h"
#include "core/system_failure.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> cannotWrite(const fs::path& path, int reason)
{
    return failureToWrite(path.string() + " could not be written", reason);
}

/// A study, another database, or what SQLite and the study's lock keep beside one: nothing brings it back.
bool isOfADatabase(const fs::path& path)
{
    constexpr std::string_view magic("SQLite format 3\0", 16);
    const auto isDatabase = [&](const fs::path& file) {
        std::string head(magic.size(), ' ');
        std::ifstream input(file, std::ios::binary);
        return input.read(head.data(), static_cast<std::streamsize>(head.size())) && head == magic;
    };
    if (isDatabase(path))
        return true;
    const std::string name = path.string();
    return std::ranges::any_of(
        std::array{"-wal", "-shm", "-journal", ".lock"}, [&](const std::string& suffix) {
            return name.ends_with(suffix) && isDatabase(name.substr(0, name.size() - suffix.size()));
        });
}

/// Into a device or a pipe, which no file may take the place of.
Result<void> writeInto(const fs::path& path, const std::function<void(std::ostream&)>& write,
                       const std::function<Result<void>()>& beforeIt)
{
    errno = 0;
    std::ofstream output(path, std::ios::binary | std::ios::app);
    TRY(output ? beforeIt() : Result<void>());
    if (output)
        write(output);
    output.close();
    return output ? Result<void>() : cannotWrite(path, errno != 0 ? errno : EIO);
}

}  // namespace

Result<void> writeFile(const fs::path& name, const std::function<void(std::ostream&)>& write,
                       const std::function<Result<void>()>& beforeIt)
{
    if (name == "-") {
        TRY(beforeIt());
        write(std::cout);
        errno = 0;
        if (std::cout.flush())
            return {};
        return cannotWrite("The standard output", errno != 0 ? errno : EIO);
    }
    std::error_code problem;
    // A link stays, and what it leads to is written.
    const fs::path path = fs::is_symlink(name, problem) ? fs::weakly_canonical(name, problem) : name;
    const fs::path folder = fs::absolute(path).parent_path();
    if (!fs::is_directory(folder, problem))
        return failure(ErrorKind::NotFound, "There is no folder " + folder.string() + " to write " +
                                                path.filename().string() + " in.");
    if (fs::is_directory(path, problem))
        return failure(ErrorKind::Io, path.string() + " is a folder, expected the name of a file.");
    if (isOfADatabase(path))
        return failure(ErrorKind::Invalid, path.string() +
                                               " is a study or belongs to one, and stays as it is; " +
                                               "expected the name of another file to write.");
    if (fs::exists(path, problem) && !fs::is_regular_file(path, problem))
        return writeInto(path, write, beforeIt);
    const fs::path part =
        folder / ('.' + path.filename().string() + '.' + std::to_string(::getpid()) + ".part");
    errno = 0;
    {
        std::ofstream output(part, std::ios::binary | std::ios::trunc);
        if (output)
            write(output);
        output.close();
        if (!output) {
            const int reason = errno != 0 ? errno : EIO;
            fs::remove(part, problem);
            return cannotWrite(path, reason);
        }
    }
    int reason = syncPath(part);
    if (auto ready = reason == 0 ? beforeIt() : Result<void>(); !ready) {
        fs::remove(part, problem);
        return ready;
    }
    if (reason == 0)
        reason = renameDurably(part, path);
    if (reason == 0)
        return {};
    fs::remove(part, problem);
    return cannotWrite(path, reason);
}

}  // namespace vizsla
