// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_annotations.h"

#include <algorithm>

#include "core/formats/class_codes.h"
#include "core/formats/file_text.h"
#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/names_in_study.h"
#include "core/store/class_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr const char* imagenetMName = "ImageNet-M";
constexpr std::size_t progressStep = 1000;

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
struct Target
{
    StudyFile& study;
    AnnotationRepository annotations;
    NamesInStudy names;
    Counts counts;
    NameTally tally = {};
};

Result<void> annotate(Target& target, FoundImages images, const MultiLabelAnnotation& annotation)
{
    for (const auto& image : images) {
        target.counts.add(annotation);
        if (auto written = target.annotations.set(image.id, annotation); !written)
            return written;
    }
    return {};
}

/// Calls step(index) for each, watched and stopped by `control`.
template <class Step>
Result<void> eachOf(std::size_t count, const ImportControl& control, Step step)
{
    for (std::size_t index = 0; index < count; ++index) {
        if (index % progressStep == 0) {
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

/// Takes the classes that the study knows out of a list and gives them as rulings.
void takeKnown(std::vector<std::string>& wnids, Verdict verdict, KnownClasses& classes,
               MultiLabelAnnotation& annotation)
{
    const auto unknown =
        std::ranges::stable_partition(wnids, [&](const std::string& wnid) { return !classes.knows(wnid); });
    for (auto known = unknown.begin(); known != unknown.end(); ++known)
        annotation.rulings.push_back({*known, verdict});
    wnids.erase(unknown.begin(), unknown.end());
    for (const std::string& wnid : wnids)
        classes.miss(wnid);
}

/// Takes what the study has a place for out of `image`.
Result<void> takeImage(Target& target, const std::string& name, MultiLabelFile::Image& image,
                       const RawJsonValues& problems)
{
    const auto found = target.names.images.find(name, target.tally);
    if (found.empty()) {
        ++target.counts.strangers;
        return {};
    }
    MultiLabelAnnotation annotation;
    takeKnown(image.correct, Verdict::Correct, target.names.classes, annotation);
    takeKnown(image.wrong, Verdict::Wrong, target.names.classes, annotation);
    takeKnown(image.unclear, Verdict::Unclear, target.names.classes, annotation);
    for (const auto& one : found) {
        if (problems.contains(name))
            continue;
        if (auto cleared = target.annotations.setProblem(one.id, std::nullopt); !cleared)
            return cleared;
    }
    return annotate(target, found, annotation);
}

Result<void> takeProblems(Target& target, const RawJsonValues& problems)
{
    for (const auto& [name, reason] : problems) {
        for (const auto& image : target.names.images.find(name)) {
            ++target.counts.problematic;
            if (auto written = target.annotations.setProblem(image.id, reason); !written)
                return written;
        }
    }
    return {};
}

Result<void> takeSubset(Target& target, const std::optional<std::vector<std::string>>& names)
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

Result<void> importMultiLabel(Target& target, const fs::path& file, const ImportControl& control)
{
    auto read = readMultiLabelJson(file);
    if (!read)
        return tl::unexpected(read.error());
    auto image = read->initialAnnotations.begin();
    auto done = eachOf(read->initialAnnotations.size(), control, [&](std::size_t) {
        auto& [name, content] = *image++;
        return takeImage(target, name, content, read->problematicImages);
    });
    if (done)
        done = takeProblems(target, read->problematicImages);
    if (done)
        done = takeSubset(target, read->imagenetM);
    return done ? target.annotations.setRemainder(AnnotationFormat::MultiLabel, writeMultiLabelJson(*read))
                : done;
}

Result<void> importReal(Target& target, const fs::path& file, const ImportControl& control)
{
    const auto list = ClassRepository(target.study).all();
    if (!list)
        return tl::unexpected(list.error());
    const ClassCodes codes(list->classes);
    auto labels = readRealJson(file, codes.count());
    if (!labels)
        return tl::unexpected(labels.error());
    const auto done = eachOf(labels->size(), control, [&](std::size_t entry) -> Result<void> {
        const auto found = target.names.images.find(realImageName(entry), target.tally);
        if (found.empty()) {
            ++target.counts.strangers;
            return {};
        }
        MultiLabelAnnotation annotation;
        const std::size_t labelCount = (*labels)[entry].size();
        for (const ClassIndex label : (*labels)[entry]) {
            if (!annotation.verdictOn(codes.wnid(label)))
                annotation.rulings.push_back({codes.wnid(label), Verdict::Correct});
        }
        // A label that stands twice is one, and is kept as it came for an export.
        if (annotation.rulings.size() == labelCount)
            (*labels)[entry].clear();
        return annotate(target, found, annotation);
    });
    return done ? target.annotations.setRemainder(AnnotationFormat::Real, writeRealJson(*labels)) : done;
}

ImportReport reportOf(const Target& target)
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

Result<ImportReport> importAnnotations(StudyFile& study, const fs::path& file, AnnotationFormat format,
                                       const ImportControl& control)
{
    auto names = NamesInStudy::read(study);
    if (!names)
        return tl::unexpected(names.error());
    Target target{study, AnnotationRepository(study), std::move(*names), {}, {}};
    const auto done = study.database().transaction([&]() -> Result<void> {
        auto imported = format == AnnotationFormat::Real ? importReal(target, file, control)
                                                         : importMultiLabel(target, file, control);
        if (imported && target.counts.annotated + target.counts.problematic == 0)
            return failure(ErrorKind::NotFound,
                           file.filename().string() +
                               " speaks of none of the study's images; import their test set "
                               "first." +
                               target.tally.examples(target.names.images.names()));
        return imported ? TruthRepository(study).packAll() : imported;
    });
    if (!done)
        return tl::unexpected(done.error());
    return reportOf(target);
}

}  // namespace vizsla
