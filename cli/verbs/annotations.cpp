// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <optional>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "cli/verbs/read_study.h"
#include "core/reports/annotation_output.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"

namespace vizsla {

namespace {

struct AnnotationsOptions
{
    std::string study;
    std::optional<std::string> use;
    ReportFormat format = ReportFormat::Table;
};

Result<AnnotationReport> readReport(StudyFile& study)
{
    const AnnotationSourceRepository repository(study);
    auto sources = TRY(repository.all());
    auto inUse = TRY(repository.inUse());
    auto counts = TRY(repository.counts());
    auto formats = TRY(repository.formats());
    auto coverage = TRY(repository.coverage());
    const auto settled = TRY(repository.settledCounts());
    AnnotationReport report{{}, settled};
    for (AnnotationSource& source : sources) {
        const bool isInUse = inUse && inUse->id == source.id;
        report.sources.push_back(
            {source.name, formats[source.id], counts[source.id], isInUse, coverage[source.id]});
    }
    return report;
}

Result<void> use(const AnnotationsOptions& options, const VerbContext& context)
{
    auto study = TRY(StudyFile::open(options.study, context.clock, context.seed));
    if (study->isReadOnly())
        return failure(ErrorKind::ReadOnly,
                       study->whyReadOnly() + "; scores use the same annotation as before.");
    printNotices(*study);
    TRY(study->checkIntegrity());
    AnnotationSourceRepository repository(*study);
    const auto source = TRY(repository.named(*options.use));
    TRY(repository.use(source ? std::optional(source->id) : std::nullopt));
    TRY(TruthRepository(*study).packAll());
    return StudyFile::close(std::move(study));
}

Result<void> annotations(const AnnotationsOptions& options, const VerbContext& context)
{
    if (options.use)
        TRY(use(options, context));
    // What was found beside it was said already, where it was written.
    const auto study = TRY(options.use ? StudyFile::openToRead(options.study, context.clock)
                                       : openForFigures(options.study, context));
    return readReport(*study).map(
        [&](const AnnotationReport& report) { writeAnnotations(std::cout, report, options.format); });
}

}  // namespace

void addAnnotationsVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] = addVerb(
        commandLine, "annotations", "The multi-label annotations of a study, and which of them scores use",
        annotations, context, chosen);
    addStudyOption(verb, options.study);
    verb.add_option("--use", options.use, "Scores use this one from now on; none: no annotation")
        ->check(CLI::Validator(
            [](const std::string& name) { return name.empty() ? "a name is missing" : ""; }, ""))
        ->type_name("NAME");
    addReportFormatOption(verb, options.format);
}

}  // namespace vizsla
