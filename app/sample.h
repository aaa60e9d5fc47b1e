// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include "command/verb.h"

namespace vizsla {

/// Adds the verb `sample`, which draws photographs, to the command line. When it is used, `chosen` is set
/// while the line is read; the context must live until it has run.
void addSampleVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen);

}  // namespace vizsla
