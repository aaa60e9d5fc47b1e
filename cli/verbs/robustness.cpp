// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/verbs/measure_options.h"
#include "core/reports/robustness_output.h"

namespace vizsla {

namespace {

struct RobustnessOptions
{
    std::string study;
    ReportFormat format = ReportFormat::Table;
    UnclearCounts unclear = UnclearCounts::Wrong;
    AnswerVersion answers = AnswerVersion::First;
    std::string annotation;
    RobustnessRequest request;
};

Result<void> robustness(const RobustnessOptions& options, const VerbContext& context)
{
    const auto study =
        openToMeasure(options.study, options.unclear, options.answers, options.annotation, context);
    if (!study)
        return tl::unexpected(study.error());
    return robustnessReport(study->scored, options.request).map([&](const RobustnessReport& report) {
        writeRobustness(std::cout, report, options.format);
    });
}

}  // namespace

void addRobustnessVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto options = std::make_shared<RobustnessOptions>();
    RobustnessRequest& request = options->request;
    CLI::App* verb = commandLine.add_subcommand(
        "robustness", "Drop of every classifier between two test sets, and the line through the models");
    addStudyOption(*verb, options->study);
    verb->add_option("--from", request.from, "The test set to start from (default: the first of the study)")
        ->type_name("T");
    verb->add_option("--to", request.to, "The test set to go to (default: the first other one)")
        ->type_name("T");
    addMetricOption(*verb, request.metric, "multilabel where both have annotated images, else top1");
    addSliceOption(*verb, request.slice);
    addAxesOption(*verb, request.axis);
    addUnclearOption(*verb, options->unclear);
    addAnswersOption(*verb, options->answers);
    addAnnotationsOption(*verb, options->annotation);
    addIntervalOption(*verb, request.bootstrap.confidence);
    verb->add_option("--seed", request.bootstrap.seed,
                     "Of the bootstrap; the same seed gives the same intervals (default 1)")
        ->type_name("N");
    addReportFormatOption(*verb, options->format);
    verb->callback([=, &context, &chosen] {
        chosen = {"robustness", [=, &context] { return robustness(*options, context); }};
    });
}

}  // namespace vizsla
