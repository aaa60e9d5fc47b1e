// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "cli/verbs/read_study.h"
#include "core/reports/candidates_output.h"
#include "core/review/read_candidates.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/text/write_file.h"

namespace vizsla {

namespace {

struct CandidatesOptions
{
    std::string study;
    CandidateRule rule;
    ReportFormat format = ReportFormat::Table;
    std::string list;
};

Result<void> writeList(StudyFile& study, const Candidates& candidates, const std::string& file)
{
    auto images = TRY(ImageRepository(study).list());
    const auto classes = TRY(ClassRepository(study).all());
    std::vector<std::string> names;
    for (ImageRepository::ListedImage& image : images)
        names.push_back(std::move(image.name));
    return writeFile(
        file, [&](std::ostream& output) { writeCandidateList(output, candidates, names, classes.classes); });
}

Result<void> showCandidates(const CandidatesOptions& options, const VerbContext& context)
{
    const auto study = TRY(openForFigures(options.study, context));
    const auto testSets = TRY(ImageRepository(*study).testSetNames());
    const auto candidates = TRY(readCandidates(*study, options.rule));
    if (!options.list.empty()) {
        auto written = writeList(*study, candidates, options.list);
        if (!written || options.list == "-")
            return written;
    }
    CandidateReport report;
    for (const TestSet& testSet : testSets)
        report.emplace_back(testSet.name, countCandidates(candidates, report.size()));
    writeCandidateReport(std::cout, report, options.rule, options.format);
    return {};
}

}  // namespace

void addCandidatesVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] = addVerb(
        commandLine, "candidates", "How many classes were proposed for the images, each class once an image",
        showCandidates, context, chosen);
    addStudyOption(verb, options.study);
    verb.add_option("--top", options.rule.topK, "How many of its predictions a model proposes (default 1)")
        ->check(CLI::Range(1, 1'000'000).description(""))
        ->type_name("K");
    CLI::Option* confidence =
        verb.add_option("--confidence", options.rule.confidence,
                        "Further predictions of a confidence of P and above, where confidences are known")
            ->type_name("P");
    restrictTo(*confidence, 0, 1);
    addReportFormatOption(verb, options.format);
    verb.add_option("--list", options.list,
                    "Write image and wnid of every candidate to this file; - to standard output instead")
        ->type_name("FILE");
}

}  // namespace vizsla
