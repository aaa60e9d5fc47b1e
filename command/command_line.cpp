// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/command_line.h"

#include <iostream>
#include <memory>

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

/// Usage lines with what the verbs above ask for: "vizsla import STUDY test-set", which CLI11 leaves out.
class UsageFormatter : public CLI::Formatter
{
public:
    std::string make_usage(const CLI::App* verb, std::string name) const override
    {
        const std::string above = askedAbove(*verb);
        return CLI::Formatter::make_usage(verb,
                                          above.empty() ? std::move(name) : above + ' ' + verb->get_name());
    }
};

/// With the help of the verb that the line was for.
std::string wrongUsage(const CLI::App* commandLine, const CLI::Error& error)
{
    std::string words;
    for (auto read = commandLine->get_subcommands(); !read.empty(); read = read.front()->get_subcommands())
        words += ' ' + read.front()->get_name();
    const std::string program = commandLine->get_name();
    return program + ": " + error.what() +
           (words.empty() ? "; `" + program + " --help` tells what can be asked\n"
                          : "; `vizsla help" + words + "` tells how it is used\n");
}

}  // namespace

void prepareCommandLine(CLI::App& commandLine, std::string& study)
{
    commandLine.formatter(std::make_shared<UsageFormatter>());
    commandLine.set_version_flag("--version", commandLine.get_name() + " " VIZSLA_VERSION);
    commandLine.add_option("STUDY", study, "The study to open")->type_name("");
    commandLine.require_subcommand(0, 1);
    commandLine.failure_message(wrongUsage);
    commandLine.parse_complete_callback([&] {
        if (!study.empty() && !commandLine.get_subcommands().empty())
            throw CLI::ExtrasError({study});
    });
}

ExitStatus exitStatusOf(const CLI::App& commandLine, const CLI::ParseError& error)
{
    if (commandLine.exit(error) != 0)
        return WrongUsage;
    std::cout.flush();
    return std::cout.good() ? Done : Failed;
}

}  // namespace vizsla
