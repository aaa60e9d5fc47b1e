// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_annotations.h"

#include <optional>
#include <variant>

#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/annotation_import.h"
#include "core/imports/names_in_study.h"
#include "core/imports/preview_labels.h"
#include "core/imports/source_head.h"
#include "core/imports/source_import.h"
#include "core/store/class_repository.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace fs = std::filesystem;

Result<AnnotationFormat> annotationFormatOf(const fs::path& file)
{
    auto input = TRY(openFile(file));
    std::string beginning(utf8Mark.size(), '\0');
    input->read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    if (beginning != utf8Mark) {
        input->clear();
        input->seekg(0);
    }
    char first = 0;
    *input >> std::ws >> first;
    if (first == '[')
        return AnnotationFormat::Real;
    if (first == '{')
        return AnnotationFormat::MultiLabel;
    return failure(ErrorKind::Foreign,
                   file.string() + ": expected a JSON list (ReaL) or object (multi-label annotations)");
}

std::string proposedAnnotationName(const fs::path& file)
{
    const std::string stem = file.stem().string();
    return equalsIgnoringCase(trimmed(stem), "real") ? "ReaL" : std::string(trimmed(stem));
}

AnnotationTarget annotationTarget(const ImportRequest& request)
{
    return {request.annotation.empty() ? proposedAnnotationName(request.sources.front()) : request.annotation,
            request.replacesAnnotation};
}

namespace {

struct PlannedAnnotations
{
    AnnotationFile file;
    std::optional<ReadAnnotations> read = {};  ///< nothing where the commit follows at once
};

std::string contentOf(const ReadAnnotations& read)
{
    if (const auto* real = std::get_if<RealLabels>(&read))
        return "ReaL: a list of " + counted(real->size(), "image", "images");
    return "Multi-label annotations: " +
           counted(std::get<MultiLabelFile>(read).initialAnnotations.size(), "image", "images");
}

Result<void> describe(StudyConnection& study, const PlannedAnnotations& planned, NamesInStudy names,
                      ImportPlan& plan, const Progress& progress)
{
    const fs::path& path = plan.request().sources.front();
    AnnotationImport target{study, std::nullopt, std::move(names)};
    TRY(takeSome(target, *planned.read, path, progress));
    ImportReport report = reportOf(target);
    plan.recognised = contentOf(*planned.read);
    plan.counts = {std::move(report.summary)};
    plan.notes = std::move(report.notes);
    plan.warnings = std::move(report.warnings);
    const auto labels = TRY(PreviewLabels::read(study));
    for (const auto& [image, annotation] : target.first)
        plan.preview.push_back({image, labels.ofAnnotation(annotation), path.filename().string()});
    return {};
}

Result<ImportPlan> planAnnotations(StudyConnection& study, const ImportRequest& request,
                                   AnnotationFormat format, PlanFor whom, const Progress& progress)
{
    ImportPlan plan(request);
    const fs::path& path = request.sources.front();
    if (whom == PlanFor::Reader)
        plan.sources.add(path);
    auto text =
        TRY(readFileText(path, format == AnnotationFormat::Real ? largestRealFile : largestMultiLabelFile));
    PlannedAnnotations planned{{format, true, std::move(text)}};
    if (whom == PlanFor::Reader) {
        auto names = TRY(NamesInStudy::read(study));
        TRY(SourceImport::check(study, annotationTarget(request), planned.file));
        planned.read = TRY(readAnnotations(study, planned.file, path));
        TRY(describe(study, planned, std::move(names), plan, progress));
    }
    plan.keep(std::move(planned));
    return plan;
}

Result<ImportPlan> planReal(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                            const Progress& progress)
{
    return planAnnotations(study, request, AnnotationFormat::Real, whom, progress);
}

Result<ImportPlan> planMultiLabel(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                                  const Progress& progress)
{
    return planAnnotations(study, request, AnnotationFormat::MultiLabel, whom, progress);
}

Result<void> importRead(AnnotationImport& target, const PlannedAnnotations& planned, const fs::path& path,
                        const Progress& progress)
{
    if (planned.read)
        return takeSome(target, *planned.read, path, progress);
    const auto read = TRY(readAnnotations(target.study, planned.file, path));
    return takeSome(target, read, path, progress);
}

Result<ImportReport> commitAnnotations(StudyConnection& study, const ImportPlan& plan,
                                       const Progress& progress)
{
    const auto& planned = plan.kept<PlannedAnnotations>();
    const fs::path& path = plan.request().sources.front();
    auto names = TRY(NamesInStudy::read(study));
    std::optional<AnnotationImport> target;
    const auto done = study.transaction([&]() -> Result<void> {
        auto source = TRY(SourceImport::begin(study, annotationTarget(plan.request()), planned.file));
        target.emplace(AnnotationImport{study, std::move(source), std::move(names)});
        TRY(importRead(*target, planned, path, progress));
        TRY(target->source->finish());
        return TruthRepository(study).packAll();
    });
    if (!done)
        return tl::unexpected(done.error());
    return reportOf(*target);
}

Result<bool> isReal(const fs::path& file)
{
    return annotationFormatOf(file).map(
        [](AnnotationFormat format) { return format == AnnotationFormat::Real; });
}

Result<bool> isMultiLabel(const fs::path& file)
{
    return isReal(file).map([](bool real) { return !real; });
}

std::optional<Recognition> recogniseReal(const fs::path& source, const StudyFacts&)
{
    const auto json = jsonBeginning(source);
    const bool isList =
        json && firstOfJson(*json) == '[' && !hasTestSetKey(*json) && !hasMultiLabelKey(*json);
    return isList ? std::optional(Recognition{false, "ReaL"}) : std::nullopt;
}

std::optional<Recognition> recogniseMultiLabel(const fs::path& source, const StudyFacts&)
{
    const auto json = jsonBeginning(source);
    return json && hasMultiLabelKey(*json) ? std::optional(Recognition{true, "multi-label annotations"})
                                           : std::nullopt;
}

constexpr const char* annotationsVerb = "annotations";
constexpr const char* annotationsHelp =
    "Multi-label annotations: ReaL, or the format of human_accuracy_v3.0.0.json";
constexpr const char* annotationExtensions[] = {"json"};
constexpr const ImportOption* annotationOptions[] = {&annotationOption, &replaceOption};

}  // namespace

constinit const Importer realImporter{
    .id = "real",
    .verb = annotationsVerb,
    .format = "real",
    .help = annotationsHelp,
    .name = "Multi-label annotations: ReaL",
    .files =
        "real.json, the correct classes of the ImageNet validation images; it comes beside the "
        "annotations that are there",
    .extensions = annotationExtensions,
    .sources = {"FILE", "The file"},
    .options = annotationOptions,
    .recognise = recogniseReal,
    .isOfFormat = isReal,
    .plan = planReal,
    .commit = commitAnnotations,
};

constinit const Importer multiLabelImporter{
    .id = "multilabel",
    .verb = annotationsVerb,
    .format = "multilabel",
    .help = annotationsHelp,
    .name = "Multi-label annotations: human accuracy",
    .files =
        "human_accuracy_v3.0.0.json, the annotations of ImageNet and ImageNetV2; they come beside those "
        "that are there",
    .extensions = annotationExtensions,
    .sources = {"FILE", "The file"},
    .options = annotationOptions,
    .recognise = recogniseMultiLabel,
    .isOfFormat = isMultiLabel,
    .plan = planMultiLabel,
    .commit = commitAnnotations,
};

Result<ImportReport> importAnnotations(StudyConnection& study, const fs::path& file, AnnotationFormat format,
                                       const Progress& progress, AnnotationTarget into)
{
    return importAtOnce(study,
                        {.importer = format == AnnotationFormat::Real ? &realImporter : &multiLabelImporter,
                         .sources = {file},
                         .annotation = std::move(into.name),
                         .replacesAnnotation = into.replaces},
                        progress);
}

Result<void> checkKeptFiles(StudyConnection& study, const AnnotationSource& source)
{
    const auto files = TRY(AnnotationSourceRepository(study).files(source.id));
    const auto classes = TRY(ClassRepository(study).all());
    const auto count = static_cast<int>(classes.classes.size());
    for (const AnnotationFile& file : files) {
        // What is left of files of earlier versions is read where it is exported.
        if (!file.isWhole)
            continue;
        Result<void> read;
        if (file.format == AnnotationFormat::Real)
            read = readRealJson(file.document, source.name, count).map([](const auto&) {});
        else
            read = readMultiLabelJson(file.document, source.name).map([](const auto&) {});
        if (!read)
            return read;
    }
    return {};
}

namespace {

/// Calls done(target) with what came of it, in the transaction. False where the source has not one whole
/// file.
template <class Done>
Result<bool> applyFile(StudyConnection& study, const AnnotationSource& source, const AnnotationTarget& into,
                       Done done)
{
    const auto files = TRY(AnnotationSourceRepository(study).files(source.id));
    auto names = TRY(NamesInStudy::read(study));
    if (files.size() != 1 || !files.front().isWhole)
        return false;
    const AnnotationFile& file = files.front();
    const auto applied = study.transaction([&]() -> Result<void> {
        auto begun = TRY(SourceImport::begin(study, into, file));
        AnnotationImport target{study, std::move(begun), std::move(names), true};
        const auto read = TRY(readAnnotations(study, file, source.name));
        TRY(takeAll(target, read, source.name, {}));
        return done(*target.source);
    });
    return applied.map([] { return true; });
}

}  // namespace

Result<std::optional<AppliedAgain>> applyKeptFile(StudyConnection& study, const AnnotationSource& source)
{
    AppliedAgain applied;
    const auto done =
        applyFile(study, source, {.name = source.name, .onlyAdds = true}, [&](const SourceImport& import) {
            applied = {import.added(), import.unlike()};
            return applied.added > 0 ? TruthRepository(study).packAll() : Result<void>();
        });
    return done.map([&](bool isThere) { return isThere ? std::optional(applied) : std::nullopt; });
}

Result<std::optional<std::size_t>> remakeFromKeptFile(StudyConnection& study, const AnnotationSource& source)
{
    std::size_t changed = 0;
    const auto done =
        applyFile(study, source, {.name = source.name, .keepsOthers = true}, [&](const SourceImport& import) {
            changed = import.changed();
            return Result<void>();
        });
    return done.map([&](bool isThere) { return isThere ? std::optional(changed) : std::nullopt; });
}

Result<std::vector<std::string>> annotateNewImages(StudyConnection& study)
{
    const auto sources = TRY(AnnotationSourceRepository(study).all());
    std::vector<std::string> sentences;
    for (const AnnotationSource& source : sources) {
        const auto applied = applyKeptFile(study, source);
        if (!applied)
            sentences.push_back("The file of the annotation \"" + source.name +
                                "\" could not be applied to them: " + applied.error().message);
        else if (*applied && (*applied)->added > 0)
            sentences.push_back("The annotation \"" + source.name + "\" tells of " +
                                counted((*applied)->added, "of them", "of them") +
                                ", by the file that it came from");
    }
    return sentences;
}

}  // namespace vizsla
