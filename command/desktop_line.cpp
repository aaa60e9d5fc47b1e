// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/desktop_line.h"

#include <CLI/CLI.hpp>

#include "command/command_line.h"

namespace vizsla {

tl::expected<DesktopLine, ExitStatus> readDesktopLine(int argc, char** argv)
{
    CLI::App commandLine("Opens the window of Vizsla. `vizsla --help` lists what works without one.",
                         "vizsla-desktop");
    DesktopLine line;
    SampleOptions sample;
    prepareCommandLine(commandLine, line.study);
    addSampleOptions(commandLine, sample)->callback([&] { line.sample = sample; });
    try {
        commandLine.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return tl::unexpected(exitStatusOf(commandLine, error));
    }
    return line;
}

}  // namespace vizsla
