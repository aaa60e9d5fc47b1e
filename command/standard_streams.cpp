// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

namespace vizsla {

namespace {

/// In rising order the lowest number that is free is the one that was closed.
void hold(int stream, const char* device, int mode)
{
    if (::fcntl(stream, F_GETFD) == -1 && ::open(device, mode) == -1)
        ::open("/dev/null", mode);
}

}  // namespace

void holdStandardStreams()
{
    hold(STDIN_FILENO, "/dev/null", O_RDONLY);
    hold(STDOUT_FILENO, "/dev/full", O_WRONLY);
    hold(STDERR_FILENO, "/dev/null", O_WRONLY);
}

}  // namespace vizsla
