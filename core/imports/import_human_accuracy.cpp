// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_human_accuracy.h"

#include <utility>

#include "core/formats/human_accuracy_pickle.h"
#include "core/imports/human_accuracy_import.h"
#include "core/imports/import_annotations.h"
#include "core/imports/source_head.h"
#include "core/store/study_connection.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

Result<HumanAccuracyImport> prepare(StudyConnection& study, const HumanAccuracyStudy& published,
                                    const ImportRequest& request, const Progress& progress)
{
    return HumanAccuracyImport::prepare(study, published, request.sources.front().filename().string(),
                                        annotationTarget(request), progress);
}

Result<ImportPlan> planHumanAccuracy(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                                     const Progress& progress)
{
    ImportPlan plan(request);
    const fs::path& file = request.sources.front();
    if (whom == PlanFor::Reader)
        plan.sources.add(file);
    auto published = TRY(readHumanAccuracyPickle(file));
    if (whom == PlanFor::Reader) {
        auto import = TRY(prepare(study, published, request, progress));
        TRY(import.describe(plan));
    }
    plan.keep(std::move(published));
    return plan;
}

Result<ImportReport> commitHumanAccuracy(StudyConnection& study, const ImportPlan& plan,
                                         const Progress& progress)
{
    const auto& published = plan.kept<HumanAccuracyStudy>();
    auto import = TRY(prepare(study, published, plan.request(), progress));
    TRY(study.transaction([&] { return import.run(); }));
    return import.report();
}

constexpr const char* pickleExtensions[] = {"pickle", "pkl"};
constexpr const ImportOption* humanAccuracyOptions[] = {&annotationOption, &replaceOption};

std::optional<Recognition> recogniseHumanAccuracy(const fs::path& source, const StudyFacts&)
{
    return hasExtension(source, pickleExtensions)
               ? std::optional(Recognition{false, "published answers of people"})
               : std::nullopt;
}

}  // namespace

constinit const Importer humanAccuracyImporter{
    .id = "human-accuracy",
    .verb = "human-accuracy",
    .format = "",
    .help = "People's answers and annotations from human_accuracy.pickle",
    .name = "Published answers of people",
    .files =
        "human_accuracy.pickle, the answers and annotations; it is read as data, nothing in it is "
        "executed",
    .extensions = pickleExtensions,
    .sources = {"FILE", "The file"},
    .options = humanAccuracyOptions,
    .recognise = recogniseHumanAccuracy,
    .isOfFormat = nullptr,
    .plan = planHumanAccuracy,
    .commit = commitHumanAccuracy,
};

Result<ImportReport> importHumanAccuracy(StudyConnection& study, const fs::path& file,
                                         const Progress& progress, AnnotationTarget into)
{
    return importAtOnce(study,
                        {.importer = &humanAccuracyImporter,
                         .sources = {file},
                         .annotation = std::move(into.name),
                         .replacesAnnotation = into.replaces},
                        progress);
}

}  // namespace vizsla
