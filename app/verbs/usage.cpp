// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/usage.h"

namespace vizsla {

namespace {

std::string askedAbove(const CLI::App& verb)
{
    const CLI::App* above = verb.get_parent();
    // What the program itself takes goes without a verb.
    if (!above || !above->get_parent())
        return above ? above->get_name() : std::string();
    std::string words = askedAbove(*above) + ' ' + above->get_name();
    for (const CLI::Option* option : above->get_options()) {
        if (option->get_positional())
            words += ' ' + option->get_name(true);
    }
    return words;
}

}  // namespace

std::string UsageFormatter::make_usage(const CLI::App* verb, std::string name) const
{
    const std::string above = askedAbove(*verb);
    return CLI::Formatter::make_usage(verb, above.empty() ? std::move(name) : above + ' ' + verb->get_name());
}

std::string wrongUsage(const CLI::App* commandLine, const CLI::Error& error)
{
    std::string words;
    for (auto read = commandLine->get_subcommands(); !read.empty(); read = read.front()->get_subcommands())
        words += ' ' + read.front()->get_name();
    return std::string("vizsla: ") + error.what() +
           (words.empty() ? "; `vizsla --help` tells what can be asked\n"
                          : "; `vizsla help" + words + "` tells how it is used\n");
}

}  // namespace vizsla
