// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/verbs/verb.h"
#include "core/guide/guide_page.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestPage = 1 << 20;

/// The pages of the manual, by name.
std::vector<std::string> topicsOf(const fs::path& manual)
{
    std::vector<std::string> topics;
    std::error_code ended;
    for (fs::directory_iterator file(manual, ended), end; !ended && file != end; file.increment(ended)) {
        if (file->path().extension() == ".md")
            topics.push_back(file->path().stem().string());
    }
    std::ranges::sort(topics);
    return topics;
}

std::string joinedWords(const std::vector<std::string>& words)
{
    std::string joined;
    for (const std::string& word : words)
        joined += (joined.empty() ? "" : ", ") + word;
    return joined;
}

/// What a verb, or a verb of a verb, says of itself; nothing where there is none.
std::optional<std::string> helpOf(const CLI::App& commandLine, const std::vector<std::string>& verbs)
{
    const CLI::App* asked = &commandLine;
    std::string calledAs = commandLine.get_name();
    for (const std::string& verb : verbs) {
        const auto found = asked->get_subcommands([&](const CLI::App* one) { return one->check_name(verb); });
        if (found.empty())
            return std::nullopt;
        asked = found.front();
        calledAs += ' ' + verb;
    }
    // App::help() would be that of the verb that is being read: of this one.
    return asked->get_formatter()->make_help(asked, calledAs, CLI::AppFormatMode::Normal);
}

Result<void> printTopic(const fs::path& manual, const std::string& topic)
{
    return readFileText(manual / (topic + ".md"), largestPage)
        .and_then([&](const std::string& text) { return parseGuidePage(topic, text); })
        .map([](const GuidePage& page) { std::cout << page.markdown << '\n'; });
}

/// Throws what CLI11 throws of wrong usage.
std::function<Result<void>()> answerTo(const std::vector<std::string>& asked, const CLI::App& commandLine,
                                       const fs::path& manual)
{
    if (auto help = helpOf(commandLine, asked)) {
        return [text = std::move(*help)]() -> Result<void> {
            std::cout << text;
            return {};
        };
    }
    const std::vector<std::string> topics = topicsOf(manual);
    if (asked.size() == 1 && std::ranges::find(topics, asked.front()) != topics.end())
        return [manual, topic = asked.front()] { return printTopic(manual, topic); };
    throw CLI::ValidationError("there is no verb " + asked.back() +
                               " and no topic of this name; the topics are " + joinedWords(topics));
}

}  // namespace

void addHelpVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto asked = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = commandLine.add_subcommand(
        "help", "Show what can be asked, how a verb is used, or a page of the manual");
    verb->add_option("TOPIC", *asked, "The verb, such as import test-set, or the page, such as labeler")
        ->type_name("");
    commandLine.footer([manual = context.dataFolder / "manual"] {
        return "Pages of the manual, as in `vizsla help labeler`:\n  " + joinedWords(topicsOf(manual)) + '\n';
    });
    verb->callback([=, &commandLine, &context, &chosen] {
        chosen = {"help", answerTo(*asked, commandLine, context.dataFolder / "manual")};
    });
}

}  // namespace vizsla
