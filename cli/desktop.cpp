// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/desktop.h"

#include <unistd.h>

#include <cerrno>

#include "core/system_failure.h"

namespace vizsla {

Error becomeDesktop(const std::filesystem::path& folder, char** arguments)
{
    std::string program = folder / "vizsla-desktop";
    arguments[0] = program.data();
    ::execv(program.c_str(), arguments);
    const int reason = errno;
    if (reason == ENOENT)
        return {ErrorKind::NotFound,
                "there is no " + program +
                    ", which opens the window and makes the sample study: install it, or "
                    "build it with Qt 6 by ./run build"};
    return {ErrorKind::Io, program + " cannot be started (" + reasonText(reason) + ")"};
}

}  // namespace vizsla
