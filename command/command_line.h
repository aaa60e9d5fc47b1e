// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "command/verb.h"

namespace vizsla {

/// What each program's command line has: --version, at most one verb or one study to open, usage lines with
/// what the verbs above ask for, and one line on what cannot be understood. `study` must live while it is
/// read.
void prepareCommandLine(CLI::App& commandLine, std::string& study);

/// After printing the help that was asked for, or what is wrong.
ExitStatus exitStatusOf(const CLI::App& commandLine, const CLI::ParseError& error);

}  // namespace vizsla
