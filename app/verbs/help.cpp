// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/verbs/verb.h"

namespace vizsla {

namespace {

/// What this verb, or verb of a verb, says of itself. Throws what CLI11 throws of wrong usage.
std::string helpOf(const CLI::App& commandLine, const std::vector<std::string>& verbs)
{
    const CLI::App* asked = &commandLine;
    std::string calledAs = commandLine.get_name();
    for (const std::string& verb : verbs) {
        const auto found = asked->get_subcommands([&](const CLI::App* one) { return one->check_name(verb); });
        if (found.empty())
            throw CLI::ValidationError(calledAs + " has no verb " + verb);
        asked = found.front();
        calledAs += ' ' + verb;
    }
    // App::help() would be that of the verb that is being read: of this one.
    return asked->get_formatter()->make_help(asked, calledAs, CLI::AppFormatMode::Normal);
}

}  // namespace

void addHelpVerb(CLI::App& commandLine, const VerbContext& /*context*/, ChosenVerb& chosen)
{
    const auto verbs = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = commandLine.add_subcommand("help", "Tell what can be asked, or how a verb is used");
    verb->add_option("VERB", *verbs, "The verb, such as import test-set")->type_name("");
    verb->callback([=, &commandLine, &chosen] {
        chosen = {"help", [text = helpOf(commandLine, *verbs)]() -> Result<void> {
                      std::cout << text;
                      return {};
                  }};
    });
}

}  // namespace vizsla
