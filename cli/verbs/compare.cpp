// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

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
    UnclearCounts unclear = UnclearCounts::Wrong;
    AnswerVersion answers = AnswerVersion::First;
    std::string annotation;
    ReportFormat format = ReportFormat::Table;
};

Result<void> compare(const CompareOptions& options, const VerbContext& context)
{
    const auto study =
        openToMeasure(options.study, options.unclear, options.answers, options.annotation, context);
    if (!study)
        return tl::unexpected(study.error());
    return compareClassifiers(study->scored, options.first, options.second, options.scope)
        .map([&](const Comparison& comparison) { writeComparison(std::cout, comparison, options.format); });
}

}  // namespace

void addCompareVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto options = std::make_shared<CompareOptions>();
    CLI::App* verb =
        commandLine.add_subcommand("compare", "Hold two classifiers against each other on the same images");
    addStudyOption(*verb, options->study);
    verb->add_option("FIRST", options->first, "A model or labeler")->required()->type_name("");
    verb->add_option("SECOND", options->second, "Another one")->required()->type_name("");
    addScopeOptions(*verb, options->scope, "multilabel where images are annotated, else top1");
    addUnclearOption(*verb, options->unclear);
    addAnswersOption(*verb, options->answers);
    addAnnotationsOption(*verb, options->annotation);
    addReportFormatOption(*verb, options->format);
    verb->callback([=, &context, &chosen] {
        chosen = {"compare", [=, &context] { return compare(*options, context); }};
    });
}

}  // namespace vizsla
