// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/verbs/verb.h"

namespace vizsla {

/// A verb, whose options are to be added, and what they are written to.
template <class Options>
struct AddedVerb
{
    CLI::App& verb;
    Options& options;
};

/// Adds a verb that runs by its options once the line is read.
template <class Options>
AddedVerb<Options> addVerb(CLI::App& commandLine, const char* name, const char* help,
                           Result<void> (*run)(const Options&, const VerbContext&),
                           const VerbContext& context, ChosenVerb& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* verb = commandLine.add_subcommand(name, help);
    verb->callback([=, &context, &chosen] {
        chosen = {name, [=, &context] { return run(*options, context); }};
    });
    return {*verb, *options};
}

}  // namespace vizsla
