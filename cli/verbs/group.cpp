// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/verbs/added_verb.h"
#include "cli/verbs/measure_options.h"
#include "core/reports/group_output.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

struct GroupOptions
{
    std::string study;
    std::vector<std::string> names;
    ReportScope scope;
    Counting counting;
    TieRule ties = TieRule::NoAnswer;
    bool isListing = false;
    GroupLayout layout;
};

/// By test set.
Result<std::vector<std::vector<std::string>>> imageNames(const MeasuredStudy& study)
{
    std::vector<std::vector<std::string>> names(study.scored.testSetCount());
    for (std::size_t testSet = 0; testSet < names.size(); ++testSet) {
        auto images = TRY(ImageRepository(*study.file).namedImages(study.scored.testSet(testSet).id));
        for (ImageRepository::NamedImage& image : images)
            names[testSet].push_back(std::move(image.name));
    }
    return names;
}

Result<void> group(const GroupOptions& options, const VerbContext& context)
{
    const auto study = TRY(openToMeasure(options.study, options.counting, context));
    const auto report = TRY(findGroup(study.scored, options.names).and_then([&](Group group) {
        return groupReport(study.scored, std::move(group), options.scope, options.ties);
    }));
    GroupLayout layout = options.layout;
    if (options.isListing) {
        auto names = TRY(imageNames(study));
        layout.imageNames = std::move(names);
    }
    writeGroup(std::cout, report, layout);
    return {};
}

}  // namespace

void addGroupVerb(CLI::App& commandLine, const VerbContext& context, ChosenVerb& chosen)
{
    const auto [verb, options] =
        addVerb(commandLine, "group", "Majority vote of a group, and the images that all miss", group,
                context, chosen);
    addStudyOption(verb, options.study);
    verb.add_option(
            "NAME", options.names,
            "models (without those whose first predictions have a warning), labelers, or names of either")
        ->required()
        ->type_name("");
    addPlaceOptions(verb, options.scope);
    addMetricOfOneOption(verb, options.scope.metric, "top1 and multilabel");
    addCountingOptions(verb, options.counting);
    addTiesOption(verb, options.ties);
    addIntervalOption(verb, options.layout.confidence);
    verb.add_flag("--list", options.isListing, "Name the images that all members miss");
    addReportFormatOption(verb, options.layout.format);
}

}  // namespace vizsla
