// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/verb.h"

#include <spdlog/spdlog.h>

#include <iostream>

#include "core/guarded.h"

namespace vizsla {

ExitStatus runVerb(const ChosenVerb& verb)
{
    const Result<void> done = guarded(verb.run);
    std::cout.flush();
    const bool isWritten = std::cout.good();
    spdlog::info("verb {}: {}", verb.name, done && isWritten ? "done" : "failed");
    if (!done)
        std::cerr << "vizsla: " << done.error().message << '\n';
    else if (!isWritten)
        std::cerr << "vizsla: the output could not be written; what was asked for is done\n";
    return done && isWritten ? Done : Failed;
}

}  // namespace vizsla
