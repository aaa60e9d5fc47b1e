// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "cli/verbs/read_study.h"
#include "core/reports/agreement_output.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

struct AgreementOptions
{
    std::string study;
    std::vector<std::string> golden;
    double confidence = defaultConfidence;
    ReportFormat format = ReportFormat::Table;
};

Result<void> agreement(const AgreementOptions& options, const VerbContext& context)
{
    const auto study = TRY(openForFigures(options.study, context));
    const auto verdicts = TRY(StudyVerdicts::read(*study));
    if (verdicts.reviewers.empty())
        return failure(ErrorKind::NotFound, options.study +
                                                " has no verdicts; import some (vizsla import STUDY verdicts "
                                                "FILE.csv), or rule on labels in the window.");
    return verdicts.findReviewers(options.golden).map([&](const std::vector<std::uint32_t>& golden) {
        writeAgreement(std::cout, agreementReport(verdicts, golden), options.format, options.confidence);
    });
}

}  // namespace

void addAgreementVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "agreement", "How far reviewers agree, and how reliable each of them is",
                agreement, context, chosen);
    addStudyOption(verb, options.study);
    verb.add_option(
            "--golden", options.golden,
            "Reviewers whose majority the others are held against: names behind commas, or how they begin "
            "(expert*)")
        ->type_name("NAME")
        ->allow_extra_args(false);
    addIntervalOption(verb, options.confidence);
    addReportFormatOption(verb, options.format);
}

}  // namespace vizsla
