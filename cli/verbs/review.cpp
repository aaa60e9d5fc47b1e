// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "cli/verbs/read_study.h"
#include "core/reports/review_output.h"
#include "core/review/read_review_book.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/image_repository.h"
#include "core/store/review_repository.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

struct ReviewOptions
{
    std::string study;
    ReportFormat format = ReportFormat::Table;
};

Result<void> showReview(const ReviewOptions& options, const VerbContext& context)
{
    const auto study = TRY(openForFigures(options.study, context));
    const auto testSets = TRY(ImageRepository(*study).testSetNames());
    const auto book = TRY(readReviewBook(*study));
    const AnnotationSourceRepository sources(*study);
    const auto annotation = TRY(sources.inUse());
    const auto settled = TRY(sources.settledCounts());
    auto uncounted = TRY(ReviewRepository(*study).uncounted());
    ReviewReport report;
    for (const TestSet& testSet : testSets)
        report.emplace_back(testSet.name, reviewStatistics(book, report.size()));
    writeReviewReport(std::cout, report, options.format,
                      {annotation ? annotation->name : std::string(), settled.labels + settled.problems,
                       std::move(uncounted)});
    return {};
}

}  // namespace

void addReviewVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] = addVerb(
        commandLine, "review", "How many candidates were reviewed, and what the images turned out to show",
        showReview, context, chosen);
    addStudyOption(verb, options.study);
    addReportFormatOption(verb, options.format);
}

}  // namespace vizsla
