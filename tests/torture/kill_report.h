// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <string>

namespace vizsla::test {

/// What a process tells of itself before it is killed, one line each, handed to the system at once so that it
/// survives the process: "+ID" an answer or a skip is kept, "-ID" it was undone, "=ID" the image to label
/// now, "!SENTENCE" why it stops.
inline void report(char sign, const std::string& id)
{
    const std::string line = sign + id + '\n';
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        ::_exit(3);
}

/// Exit status of a process that could not open its study to write.
constexpr int notOpenedStatus = 4;
/// Of one that stopped because of what became of its study, and said so.
constexpr int stoppedStatus = 5;

}  // namespace vizsla::test
