// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/annotation_import.h"

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
#include "core/store/class_repository.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr const char* imagenetMName = "ImageNet-M";
constexpr std::size_t annotationsAStep = 1000;

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
                     " is not a list of the format and counts for nothing; an export has it as it came");
        for (const auto& [key, value] : file.others)
            list.add(inQuotes(key) +
                     " is not part of the format and counts for nothing; an export has it as it came");
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

}  // namespace

void ImportedCounts::add(const MultiLabelAnnotation& annotation)
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

Result<void> takeSome(AnnotationImport& target, const ReadAnnotations& read, const fs::path& path,
                      const Progress& progress)
{
    TRY(takeAll(target, read, path, progress));
    if (target.counts.any())
        return {};
    return failure(ErrorKind::NotFound,
                   path.filename().string() +
                       " is about none of the study's images; import their test set first." +
                       target.noneFound);
}

ImportReport reportOf(const AnnotationImport& target)
{
    const ImportedCounts& counts = target.counts;
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

}  // namespace vizsla
