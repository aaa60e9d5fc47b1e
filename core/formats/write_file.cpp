// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/write_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "core/durable.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> cannotWrite(const fs::path& path, int reason)
{
    const ErrorKind kind = reason == ENOSPC || reason == EDQUOT  ? ErrorKind::Full
                           : reason == EACCES || reason == EROFS ? ErrorKind::ReadOnly
                                                                 : ErrorKind::Io;
    return failure(kind, path.string() + " could not be written: " + std::strerror(reason) + ".");
}

}  // namespace

Result<void> writeFile(const fs::path& path, const std::function<void(std::ostream&)>& write)
{
    if (path == "-") {
        write(std::cout);
        errno = 0;
        if (std::cout.flush())
            return {};
        return cannotWrite("The standard output", errno != 0 ? errno : EIO);
    }
    std::error_code problem;
    const fs::path folder = fs::absolute(path).parent_path();
    if (!fs::is_directory(folder, problem))
        return failure(ErrorKind::NotFound, "There is no folder " + folder.string() + " to write " +
                                                path.filename().string() + " in.");
    if (fs::is_directory(path, problem))
        return failure(ErrorKind::Io, path.string() + " is a folder, expected the name of a file.");
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
    const int reason = renameDurably(part, path);
    if (reason == 0)
        return {};
    fs::remove(part, problem);
    return cannotWrite(path, reason);
}

}  // namespace vizsla
