// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/clock.h"
#include "core/result.h"

namespace vizsla {

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

/// What verbs need of the program.
struct VerbContext
{
    const Clock& clock;
    std::uint64_t seed = 0;
    std::filesystem::path dataFolder;
};

/// What the command line asks for, once it is read. Writes results to standard output.
struct ChosenVerb
{
    std::string name;
    std::function<Result<void>()> run;
};

/// Runs it, logs that it was run, and says on standard error why it failed.
ExitStatus runVerb(const ChosenVerb& verb);

}  // namespace vizsla
