// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "core/reports/comparison_output.h"

namespace vizsla {

namespace {

struct CompareOptions
{
    std::string study;
    std::string first;
    std::string second;
    ReportScope scope;
    Counting counting;
    ReportFormat format = ReportFormat::Table;
};

Result<void> compare(const CompareOptions& options, const VerbContext& context)
{
    const auto study = TRY(openToMeasure(options.study, options.counting, context));
    return compareClassifiers(study.scored, options.first, options.second, options.scope)
        .map([&](const Comparison& comparison) { writeComparison(std::cout, comparison, options.format); });
}

}  // namespace

void addCompareVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] = addVerb(commandLine, "compare", "Compare two classifiers on the same images",
                                         compare, context, chosen);
    addStudyOption(verb, options.study);
    verb.add_option("FIRST", options.first, "A model or labeler")->required()->type_name("");
    verb.add_option("SECOND", options.second, "Another one")->required()->type_name("");
    addScopeOptions(verb, options.scope, "multilabel where images are annotated, else top1");
    addCountingOptions(verb, options.counting);
    addReportFormatOption(verb, options.format);
}

}  // namespace vizsla
