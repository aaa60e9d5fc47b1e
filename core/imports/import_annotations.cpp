// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_annotations.h"

#include <algorithm>
#include <optional>

#include "core/formats/ascii.h"
#include "core/formats/class_codes.h"
#include "core/formats/file_text.h"
#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/names_in_study.h"
#include "core/imports/source_import.h"
#include "core/imports/twice_named.h"
#include "core/store/class_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr const char* imagenetMName = "ImageNet-M";
constexpr std::size_t annotationsAStep = 1000;

/// How many images an import spoke of.
struct Counts
{
    std::size_t annotated = 0;
    std::size_t several = 0;  ///< with several correct classes
    std::size_t withoutCorrect = 0;
    std::size_t problematic = 0;
    std::size_t strangers = 0;  ///< that the study does not have

    void add(const MultiLabelAnnotation& annotation)
    {
        ++annotated;
        const auto correct =
            std::ranges::count(annotation.rulings, Verdict::Correct, &MultiLabelAnnotation::Ruling::verdict);
        several += correct > 1 ? 1 : 0;
        withoutCorrect += correct == 0 ? 1 : 0;
    }
};

/// What every kind of file is brought into.
struct AnnotationTarget
{
    StudyFile& study;
    SourceImport source;
    NamesInStudy names;
    Counts counts = {};
    TwiceNamed twice = {};
    NameTally tally = {};
};

/// `problem`: why the images are problematic.
Result<void> annotate(AnnotationTarget& target, FoundImages images, const MultiLabelAnnotation& annotation,
                      const std::optional<std::string>& problem)
{
    for (const auto& image : images) {
        target.counts.add(annotation);
        if (auto written = target.source.replace(image.id, annotation, problem); !written)
            return written;
    }
    return {};
}

/// Calls step(index) for each, watched and stopped by `control`.
template <class Step>
Result<void> eachOf(std::size_t count, const ImportControl& control, Step step)
{
    for (std::size_t index = 0; index < count; ++index) {
        if (index % annotationsAStep == 0) {
            if (control.isCancelled())
                return importCancelled();
            control.progress(index, count);
        }
        if (auto done = step(index); !done)
            return done;
    }
    control.progress(count, count);
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

Result<void> takeImage(AnnotationTarget& target, const std::string& name, const MultiLabelFile::Image& image,
                       const RawJsonValues& problems)
{
    const auto found = target.names.images.find(name, target.tally);
    if (found.empty()) {
        ++target.counts.strangers;
        return {};
    }
    const auto known = knownRulings(annotationOf(image), target.names.classes);
    const auto problem = problems.find(name);
    return annotate(target, found, target.twice.resolve(name, known),
                    problem == problems.end() ? std::nullopt : std::optional(problem->second));
}

/// Images may be problematic without being annotated.
Result<void> takeProblems(AnnotationTarget& target, const MultiLabelFile& file)
{
    for (const auto& [name, reason] : file.problematicImages) {
        for (const auto& image : target.names.images.find(name)) {
            ++target.counts.problematic;
            if (file.initialAnnotations.contains(name))
                continue;
            if (auto written = target.source.replace(image.id, {}, reason); !written)
                return written;
        }
    }
    return {};
}

Result<void> takeSubset(AnnotationTarget& target, const std::optional<std::vector<std::string>>& names)
{
    if (!names)
        return {};
    std::vector<std::string> ids;
    for (const std::string& name : *names) {
        for (const auto& image : target.names.images.find(name))
            ids.push_back(image.id);
    }
    return ImageRepository(target.study).setImageSubset(imagenetMName, ids);
}

Result<void> importMultiLabel(AnnotationTarget& target, const std::string& text, const fs::path& path,
                              const ImportControl& control)
{
    const auto file = readMultiLabelJson(text, path.string());
    if (!file)
        return tl::unexpected(file.error());
    auto image = file->initialAnnotations.begin();
    auto done = eachOf(file->initialAnnotations.size(), control, [&](std::size_t) {
        const auto& [name, content] = *image++;
        return takeImage(target, name, content, file->problematicImages);
    });
    if (done)
        done = takeProblems(target, *file);
    return done ? takeSubset(target, file->imagenetM) : done;
}

Result<void> importReal(AnnotationTarget& target, const std::string& text, const fs::path& path,
                        const ImportControl& control)
{
    const auto list = ClassRepository(target.study).all();
    if (!list)
        return tl::unexpected(list.error());
    const ClassCodes codes(list->classes);
    const auto labels = readRealJson(text, path.string(), codes.count());
    if (!labels)
        return tl::unexpected(labels.error());
    return eachOf(labels->size(), control, [&](std::size_t entry) -> Result<void> {
        const std::string name = realImageName(entry);
        const auto found = target.names.images.find(name, target.tally);
        if (found.empty()) {
            ++target.counts.strangers;
            return {};
        }
        MultiLabelAnnotation annotation;
        for (const ClassIndex label : (*labels)[entry])
            annotation.rulings.push_back({codes.wnid(label), Verdict::Correct});
        return annotate(target, found, target.twice.resolve(name, annotation), std::nullopt);
    });
}

Result<void> importFile(AnnotationTarget& target, const fs::path& path, AnnotationFormat format,
                        const ImportControl& control)
{
    auto text =
        readFileText(path, format == AnnotationFormat::Real ? largestRealFile : largestMultiLabelFile);
    if (!text)
        return tl::unexpected(text.error());
    auto imported = format == AnnotationFormat::Real ? importReal(target, *text, path, control)
                                                     : importMultiLabel(target, *text, path, control);
    if (imported && target.counts.annotated + target.counts.problematic == 0)
        return failure(ErrorKind::NotFound, path.filename().string() +
                                                " speaks of none of the study's images; import their test set first." +
                                                target.tally.examples(target.names.images.names()));
    if (imported)
        imported = target.source.keep({format, true, std::move(*text)});
    return imported ? TruthRepository(target.study).packAll() : imported;
}

ImportReport reportOf(const AnnotationTarget& target)
{
    const Counts& counts = target.counts;
    ImportReport report;
    report.summary = counted(counts.annotated, "image", "images") + " annotated, " +
                     counted(counts.several, "with several correct classes", "with several correct classes") +
                     ", " + counted(counts.withoutCorrect, "without any", "without any");
    if (counts.problematic > 0)
        report.summary += "; " + counted(counts.problematic, "problematic image", "problematic images");
    if (counts.strangers > 0)
        report.notes.push_back(counted(counts.strangers, "image of the file is", "images of the file are") +
                               " not in the study; what the file says of them is kept for an export");
    if (auto twice = target.twice.sentence())
        report.notes.push_back(std::move(*twice));
    for (std::string& note : target.source.notes())
        report.notes.push_back(std::move(note));
    target.tally.addLooseNotes(report.notes);
    if (auto warning = target.names.classes.warning())
        report.warnings.push_back(std::move(*warning));
    return report;
}

}  // namespace

Result<AnnotationFormat> annotationFormatOf(const fs::path& file)
{
    auto input = openFile(file);
    if (!input)
        return tl::unexpected(input.error());
    char first = 0;
    **input >> std::ws >> first;
    if (first == '[')
        return AnnotationFormat::Real;
    // A byte order mark stands before an object only: ReaL is a list of numbers.
    if (first == '{' || static_cast<unsigned char>(first) == 0xEF)
        return AnnotationFormat::MultiLabel;
    return failure(ErrorKind::Foreign,
                   file.string() + ": expected a JSON list (ReaL) or object (multi-label annotations)");
}

std::string proposedAnnotationName(const fs::path& file)
{
    const std::string stem = file.stem().string();
    return equalsIgnoringCase(trimmed(stem), "real") ? "ReaL" : std::string(trimmed(stem));
}

Result<ImportReport> importAnnotations(StudyFile& study, const fs::path& file, AnnotationFormat format,
                                       const ImportControl& control, const std::string& name)
{
    auto names = NamesInStudy::read(study);
    if (!names)
        return tl::unexpected(names.error());
    std::optional<AnnotationTarget> target;
    const auto done = study.database().transaction([&]() -> Result<void> {
        auto source = SourceImport::begin(study, name.empty() ? proposedAnnotationName(file) : name);
        if (!source)
            return tl::unexpected(source.error());
        target.emplace(AnnotationTarget{study, std::move(*source), std::move(*names)});
        return importFile(*target, file, format, control);
    });
    if (!done)
        return tl::unexpected(done.error());
    return reportOf(*target);
}

}  // namespace vizsla
