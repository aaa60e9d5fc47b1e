// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "core/reports/robustness_output.h"

namespace vizsla {

namespace {

struct RobustnessOptions
{
    std::string study;
    ReportFormat format = ReportFormat::Table;
    Counting counting;
    RobustnessRequest request;
};

Result<void> robustness(const RobustnessOptions& options, const VerbContext& context)
{
    const auto study = TRY(openToMeasure(options.study, options.counting, context));
    return robustnessReport(study.scored, options.request).map([&](const RobustnessReport& report) {
        writeRobustness(std::cout, report, options.format);
    });
}

}  // namespace

void addRobustnessVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "robustness",
                "Drop of every classifier between two test sets, and the line through the models", robustness,
                context, chosen);
    RobustnessRequest& request = options.request;
    addStudyOption(verb, options.study);
    verb.add_option("--from", request.from, "The test set to start from (default: the first of the study)")
        ->type_name("T");
    verb.add_option("--to", request.to, "The test set to go to (default: the first other one)")
        ->type_name("T");
    addMetricOption(verb, request.metric, "multilabel where both have annotated images, else top1");
    addSliceOption(verb, request.slice);
    addAxesOption(verb, request.axis);
    addCountingOptions(verb, options.counting);
    addIntervalOption(verb, request.bootstrap.confidence);
    addSeedOption(verb, request.bootstrap.seed,
                  "Of the bootstrap; the same seed gives the same intervals (default 1)");
    addReportFormatOption(verb, options.format);
}

}  // namespace vizsla
