// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "core/reports/mistakes_output.h"

namespace vizsla {

namespace {

struct MistakesOptions
{
    std::string study;
    std::string classifier;
    ReportScope scope;
    Counting counting;
    MistakesLayout layout;
};

Result<void> mistakes(const MistakesOptions& options, const VerbContext& context)
{
    const auto study = TRY(openToMeasure(options.study, options.counting, context));
    return findMistakes(study.scored, options.classifier, options.scope).map([&](const Mistakes& found) {
        writeMistakes(std::cout, found, study.scored.hierarchy(), options.layout);
    });
}

}  // namespace

void addMistakesVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "mistakes", "Classes that a classifier gets wrong, and what it takes them for",
                mistakes, context, chosen);
    addStudyOption(verb, options.study);
    verb.add_option("CLASSIFIER", options.classifier, "A model or labeler")->required()->type_name("");
    addScopeOptions(verb, options.scope, "multilabel where images are annotated, else top1");
    addCountingOptions(verb, options.counting);
    addIntervalOption(verb, options.layout.confidence);
    verb.add_option("--limit", options.layout.limit,
                    "How many classes and confusions to print at most (default 20; in CSV all)")
        ->check(CLI::Range(1U, 1'000'000U).description(""))
        ->type_name("N");
    addReportFormatOption(verb, options.layout.format);
}

}  // namespace vizsla
