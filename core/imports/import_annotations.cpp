// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_annotations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <variant>

#include "core/formats/class_codes.h"
#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/names_in_study.h"
#include "core/imports/names_of_list.h"
#include "core/imports/preview_labels.h"
#include "core/imports/source_head.h"
#include "core/imports/source_import.h"
#include "core/imports/twice_named.h"
#include "core/store/class_repository.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr const char* imagenetMName = "ImageNet-M";
constexpr std::size_t annotationsAStep = 1000;

/// How many images of the study an import spoke of.
struct Counts
{
    std::size_t labeled = 0;  ///< with a class ruled on
    std::size_t several = 0;  ///< of these: with several correct classes
    std::size_t withoutCorrect = 0;
    std::size_t empty = 0;        ///< of which the file names no class
    std::size_t problematic = 0;  ///< with a class or without
    std::size_t strangers = 0;    ///< that the study does not have

    bool any() const { return labeled + empty + problematic > 0; }
    void add(const MultiLabelAnnotation& annotation)
    {
        if (annotation.rulings.empty()) {
            ++empty;
            return;
        }
        ++labeled;
        const auto correct =
            std::ranges::count(annotation.rulings, Verdict::Correct, &MultiLabelAnnotation::Ruling::verdict);
        several += correct > 1 ? 1 : 0;
        withoutCorrect += correct == 0 ? 1 : 0;
    }
};

/// What a file says, by its format.
using ReadAnnotations = std::variant<RealLabels, MultiLabelFile>;

/// What every kind of file is brought into.
struct AnnotationImport
{
    StudyConnection& study;
    std::optional<SourceImport> source;  ///< nothing where it is only counted what would come in
    NamesInStudy names;
    bool isAgain = false;  ///< only what is new is added
    Counts counts = {};
    TwiceNamed twice = {};
    std::string noneFound = {};  ///< examples of names, where no image was found
    std::vector<std::pair<std::string, MultiLabelAnnotation>> first = {};  ///< images, for a preview
    std::vector<std::string> notes = {};
    std::vector<std::string> warnings = {};
};

/// `problem`: why the images are problematic.
Result<void> annotate(AnnotationImport& target, FoundImages images, const MultiLabelAnnotation& annotation,
                      const std::optional<std::string>& problem)
{
    for (const auto& image : images) {
        target.counts.add(annotation);
        if (target.source)
            TRY(target.source->take(image.id, annotation, problem));
        else if (target.first.size() < previewRows)
            target.first.emplace_back(image.name, annotation);
    }
    return {};
}

/// Calls step(index) for each, watched and stopped by `progress`.
template <class Step>
Result<void> eachOf(std::size_t count, const Progress& progress, Step step)
{
    for (std::size_t index = 0; index < count; ++index) {
        if (index % annotationsAStep == 0) {
            if (progress.isCancelled())
                return importCancelled();
            progress.report(index, count);
        }
        TRY(step(index));
    }
    progress.report(count, count);
    return {};
}

/// Those on classes that the study has.
MultiLabelAnnotation knownRulings(const MultiLabelAnnotation& annotation, KnownClasses& classes)
{
    MultiLabelAnnotation known;
    for (const auto& ruling : annotation.rulings) {
        if (classes.knows(ruling.wnid))
            known.rulings.push_back(ruling);
        else
            classes.miss(ruling.wnid);
    }
    return known;
}

/// The names of a multi-label file, each of its parts by itself.
struct NamesOfFile
{
    NamesOfFile(const ImageNames& images, const std::string& file)
        : annotations(images, file + ", initial_annots"),
          problems(images, file + ", problematic_images"),
          subset(images, file + ", imagenet_m")
    {}

    Result<void> add(const MultiLabelFile& file);

    NamesOfList annotations;
    NamesOfList problems;
    NamesOfList subset;
    std::unordered_map<std::size_t, const std::string*> problemOfImage;  ///< why, by place among the names
    std::set<std::size_t> annotated;
    std::size_t strangers = 0;
};

Result<void> NamesOfFile::add(const MultiLabelFile& file)
{
    for (const auto& [name, image] : file.initialAnnotations) {
        annotations.add(name);
        if (const auto place = annotations.imageOf(name))
            annotated.insert(*place);
    }
    for (const auto& [name, reason] : file.problematicImages)
        problems.add(name);
    for (const std::string& name : file.imagenetM.value_or(std::vector<std::string>()))
        subset.add(name);
    strangers = annotations.tally().unmatched();
    for (const auto& [name, reason] : file.problematicImages) {
        if (const auto place = problems.imageOf(name))
            problemOfImage[*place] = &reason;
    }
    return annotations.check().and_then([this] { return problems.check(); }).and_then([this] {
        return subset.check();
    });
}

Result<void> takeImage(AnnotationImport& target, const NamesOfFile& names, const std::string& name,
                       const MultiLabelFile::Image& image)
{
    const auto place = names.annotations.imageOf(name);
    if (!place)
        return {};
    const auto known = knownRulings(annotationOf(image), target.names.classes);
    const auto problem = names.problemOfImage.find(*place);
    return annotate(target, target.names.images.at(*place), target.twice.resolve(name, known),
                    problem == names.problemOfImage.end() ? std::nullopt : std::optional(*problem->second));
}

/// Images may be problematic without being annotated.
Result<void> takeProblems(AnnotationImport& target, const NamesOfFile& names)
{
    for (const auto& [place, reason] : names.problemOfImage) {
        const FoundImages images = target.names.images.at(place);
        target.counts.problematic += images.size();
        if (names.annotated.contains(place))
            continue;
        target.counts.empty += images.size();
        for (const auto& image : images) {
            if (target.source)
                TRY(target.source->take(image.id, {}, *reason));
        }
    }
    return {};
}

Result<void> takeSubset(AnnotationImport& target, const NamesOfFile& names,
                        const std::optional<std::vector<std::string>>& subset)
{
    if (!subset || !target.source)
        return {};
    std::vector<ImageId> ids;
    for (const std::string& name : *subset) {
        if (const auto place = names.subset.imageOf(name)) {
            for (const auto& image : target.names.images.at(*place))
                ids.push_back(image.id);
        }
    }
    ImageRepository repository(target.study);
    return target.isAgain ? repository.addToImageSubset(imagenetMName, ids)
                          : repository.setImageSubset(imagenetMName, ids);
}

/// What the file says beyond the lists that are counted.
void noteOtherKeys(const MultiLabelFile& file, std::vector<std::string>& notes)
{
    std::map<std::string, std::size_t> ofImages;
    for (const auto& [name, image] : file.initialAnnotations) {
        for (const auto& [key, value] : image.others)
            ++ofImages[key];
    }
    std::vector<std::string> sentences;
    {
        SentenceList list(sentences);
        for (const auto& [key, count] : ofImages)
            list.add(inQuotes(key) + " of " + counted(count, "image", "images") +
                     " is no list of the format and counts for nothing; an export has it as it came");
        for (const auto& [key, value] : file.others)
            list.add(inQuotes(key) +
                     " is no part of the format and counts for nothing; an export has it as it came");
    }
    std::ranges::move(sentences, std::back_inserter(notes));
}

/// What became of the names of a list.
void noteNames(const NamesOfList& names, std::vector<std::string>& notes)
{
    names.tally().addLooseNotes(notes);
    names.addPassedOverNote(notes);
}

Result<void> take(AnnotationImport& target, const MultiLabelFile& file, const fs::path& path,
                  const Progress& progress)
{
    NamesOfFile names(target.names.images.names(), path.filename().string());
    TRY(names.add(file));
    target.counts.strangers = names.strangers;
    target.noneFound = names.annotations.tally().examples(target.names.images.names());
    auto image = file.initialAnnotations.begin();
    auto done = eachOf(file.initialAnnotations.size(), progress, [&](std::size_t) {
        const auto& [name, content] = *image++;
        return takeImage(target, names, name, content);
    });
    if (done)
        done = takeProblems(target, names);
    if (done)
        done = takeSubset(target, names, file.imagenetM);
    noteNames(names.annotations, target.notes);
    names.problems.addPassedOverNote(target.notes);
    noteOtherKeys(file, target.notes);
    return done;
}

/// Entries are known by their places alone.
void warnOfLength(std::size_t entries, std::vector<std::string>& warnings)
{
    if (entries != realImageCount)
        warnings.push_back(
            "the list has " + counted(entries, "entry", "entries") + " and ReaL " +
            counted(realImageCount, "entry", "entries") + ": entry 1 is taken for " + realImageName(0) +
            " and so on, so that one missing in between gives all behind it to the wrong images");
}

Result<void> take(AnnotationImport& target, const RealLabels& labels, const fs::path& path,
                  const Progress& progress)
{
    const auto list = TRY(ClassRepository(target.study).all());
    const ClassCodes codes(list.classes);
    warnOfLength(labels.size(), target.warnings);
    NamesOfList names(target.names.images.names(), path.filename().string());
    for (std::size_t entry = 0; entry < labels.size(); ++entry)
        names.add(realImageName(entry));
    target.counts.strangers = names.tally().unmatched();
    target.noneFound = names.tally().examples(target.names.images.names());
    noteNames(names, target.notes);
    return eachOf(labels.size(), progress, [&](std::size_t entry) -> Result<void> {
        const std::string name = realImageName(entry);
        const auto place = names.imageOf(name);
        if (!place)
            return {};
        MultiLabelAnnotation annotation;
        for (const ClassIndex label : labels[entry])
            annotation.rulings.push_back({codes.wnid(label), Verdict::Correct});
        return annotate(target, target.names.images.at(*place), target.twice.resolve(name, annotation),
                        std::nullopt);
    });
}

Result<ReadAnnotations> readAnnotations(StudyConnection& study, const AnnotationFile& file,
                                        const fs::path& path)
{
    if (file.format == AnnotationFormat::MultiLabel) {
        auto read = TRY(readMultiLabelJson(file.document, path.string()));
        return ReadAnnotations(std::move(read));
    }
    const auto list = TRY(ClassRepository(study).all());
    auto read = TRY(readRealJson(file.document, path.string(), static_cast<int>(list.classes.size())));
    return ReadAnnotations(std::move(read));
}

Result<void> takeAll(AnnotationImport& target, const ReadAnnotations& read, const fs::path& path,
                     const Progress& progress)
{
    return std::visit([&](const auto& file) { return take(target, file, path, progress); }, read);
}

/// Errors: NotFound where the file says nothing of any image.
Result<void> takeSome(AnnotationImport& target, const ReadAnnotations& read, const fs::path& path,
                      const Progress& progress)
{
    TRY(takeAll(target, read, path, progress));
    if (target.counts.any())
        return {};
    return failure(ErrorKind::NotFound,
                   path.filename().string() +
                       " speaks of none of the study's images; import their test set first." +
                       target.noneFound);
}

ImportReport reportOf(const AnnotationImport& target)
{
    const Counts& counts = target.counts;
    ImportReport report;
    report.summary = counted(counts.labeled, "image", "images") + " with labels, " +
                     counted(counts.several, "with several correct ones", "with several correct ones") +
                     ", " + counted(counts.withoutCorrect, "without a correct one", "without a correct one");
    // Of the whole study, as the list of annotations counts them, whether the file names them or not.
    if (const std::size_t without = target.names.images.all().size() - counts.labeled; without > 0)
        report.summary += "; " + counted(without, "image without a label", "images without a label");
    if (counts.problematic > 0)
        report.summary += "; " + counted(counts.problematic, "problematic image", "problematic images");
    if (counts.strangers > 0)
        report.notes.push_back(counted(counts.strangers, "image of the file is", "images of the file are") +
                               " not in the study; what the file says of them is kept for an export");
    if (auto twice = target.twice.sentence())
        report.notes.push_back(std::move(*twice));
    if (target.source)
        std::ranges::move(target.source->notes(), std::back_inserter(report.notes));
    std::ranges::copy(target.notes, std::back_inserter(report.notes));
    report.warnings = target.warnings;
    if (auto warning = target.names.classes.warning())
        report.warnings.push_back(std::move(*warning));
    return report;
}

}  // namespace

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
