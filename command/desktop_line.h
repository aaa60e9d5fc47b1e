// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "command/sample_options.h"
#include "command/verb.h"

namespace vizsla {

/// What the desktop program is asked.
struct DesktopLine
{
    std::string study;  ///< to open; empty: none
    std::optional<SampleOptions> sample;
};

/// What to exit with where the line asks for no more than help, or cannot be understood; that has been
/// printed.
tl::expected<DesktopLine, ExitStatus> readDesktopLine(int argc, char** argv);

}  // namespace vizsla
