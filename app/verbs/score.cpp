// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/verbs/verb.h"
#include "core/formats/score_output.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

struct ScoreOptions
{
    std::string study;
    std::string format = "table";
    std::vector<std::string> slices;
    double interval = defaultConfidence;
    std::string unclear = "wrong";
};

UnclearCounts unclearCounts(const std::string& word)
{
    if (word == "correct")
        return UnclearCounts::Right;
    return word == "left-out" ? UnclearCounts::LeftOut : UnclearCounts::Wrong;
}

Result<void> score(const ScoreOptions& options, const VerbContext& context)
{
    auto study = StudyFile::openToRead(options.study, context.clock);
    if (!study)
        return tl::unexpected(study.error());
    ScoreRequest request;
    request.slices = options.slices;
    request.unclear = unclearCounts(options.unclear);
    const auto scores = scoreStudy(**study, request);
    if (!scores)
        return tl::unexpected(scores.error());
    if (options.format == "json")
        writeScoresJson(std::cout, *scores, options.interval);
    else if (options.format == "csv")
        writeScoresCsv(std::cout, *scores, options.interval);
    else
        writeScoresTable(std::cout, *scores, options.interval);
    return {};
}

}  // namespace

void addScoreVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto options = std::make_shared<ScoreOptions>();
    CLI::App* verb = commandLine.add_subcommand("score", "Score every model and labeler on every test set");
    verb->add_option("STUDY", options->study, "The study to score")->required()->type_name("");
    verb->add_option("--format", options->format, "How to print: table (the default), json or csv")
        ->check(CLI::IsMember({"table", "json", "csv"}).description(""))
        ->type_name("FORMAT");
    verb->add_option(
            "--slice", options->slices,
            "all, objects, organisms, dogs, organisms_not_dogs, fast, a wnid, a name or a subset of images; "
            "combined by &, | and !; may be given several times")
        ->type_name("S");
    verb->add_option("--interval", options->interval, "Confidence of the intervals (default 0.95)")
        ->check(CLI::Range(0.5, 0.999999).description(""))
        ->type_name("C");
    verb->add_option("--unclear", options->unclear,
                     "What an answer ruled unclear counts as: wrong (the default), correct or left-out")
        ->check(CLI::IsMember({"wrong", "correct", "left-out"}).description(""))
        ->type_name("WORD");
    verb->callback([=, &context, &chosen] {
        chosen = {"score", [=, &context] { return score(*options, context); }};
    });
}

}  // namespace vizsla
