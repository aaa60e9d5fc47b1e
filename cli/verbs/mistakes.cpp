// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/verbs/measure_options.h"
#include "core/reports/mistakes_output.h"

namespace vizsla {

namespace {

struct MistakesOptions
{
    std::string study;
    std::string classifier;
    ReportScope scope;
    UnclearCounts unclear = UnclearCounts::Wrong;
    AnswerVersion answers = AnswerVersion::First;
    std::string annotation;
    MistakesLayout layout;
};

Result<void> mistakes(const MistakesOptions& options, const VerbContext& context)
{
    const auto study =
        openToMeasure(options.study, options.unclear, options.answers, options.annotation, context);
    if (!study)
        return tl::unexpected(study.error());
    return findMistakes(study->scored, options.classifier, options.scope).map([&](const Mistakes& found) {
        writeMistakes(std::cout, found, study->scored.hierarchy(), options.layout);
    });
}

}  // namespace

void addMistakesVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto options = std::make_shared<MistakesOptions>();
    CLI::App* verb = commandLine.add_subcommand(
        "mistakes", "Classes that a classifier gets wrong, and what it takes them for");
    addStudyOption(*verb, options->study);
    verb->add_option("CLASSIFIER", options->classifier, "A model or labeler")->required()->type_name("");
    addScopeOptions(*verb, options->scope, "multilabel where images are annotated, else top1");
    addUnclearOption(*verb, options->unclear);
    addAnswersOption(*verb, options->answers);
    addAnnotationsOption(*verb, options->annotation);
    addIntervalOption(*verb, options->layout.confidence);
    verb->add_option("--limit", options->layout.limit,
                     "How many classes and confusions to print at most (default 20; in CSV all)")
        ->check(CLI::Range(1U, 1'000'000U).description(""))
        ->type_name("N");
    addReportFormatOption(*verb, options->layout.format);
    verb->callback([=, &context, &chosen] {
        chosen = {"mistakes", [=, &context] { return mistakes(*options, context); }};
    });
}

}  // namespace vizsla
