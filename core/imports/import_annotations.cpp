// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_annotations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "core/formats/class_codes.h"
#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/names_in_study.h"
#include "core/imports/names_of_list.h"
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

/// What every kind of file is brought into.
struct AnnotationImport
{
    StudyConnection& study;
    SourceImport source;
    NamesInStudy names;
    bool isAgain = false;  ///< only what is new is added
    Counts counts = {};
    TwiceNamed twice = {};
    std::string noneFound = {};  ///< examples of names, where no image was found
    std::vector<std::string> notes = {};
    std::vector<std::string> warnings = {};
};

/// `problem`: why the images are problematic.
Result<void> annotate(AnnotationImport& target, FoundImages images, const MultiLabelAnnotation& annotation,
                      const std::optional<std::string>& problem)
{
    for (const auto& image : images) {
        target.counts.add(annotation);
        TRY(target.source.take(image.id, annotation, problem));
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
        for (const auto& image : images)
            TRY(target.source.take(image.id, {}, *reason));
    }
    return {};
}

Result<void> takeSubset(AnnotationImport& target, const NamesOfFile& names,
                        const std::optional<std::vector<std::string>>& subset)
{
    if (!subset)
        return {};
    std::vector<std::string> ids;
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

Result<void> importMultiLabel(AnnotationImport& target, const std::string& text, const fs::path& path,
                              const Progress& progress)
{
    const auto file = TRY(readMultiLabelJson(text, path.string()));
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

Result<void> importReal(AnnotationImport& target, const std::string& text, const fs::path& path,
                        const Progress& progress)
{
    const auto list = TRY(ClassRepository(target.study).all());
    const ClassCodes codes(list.classes);
    const auto labels = TRY(readRealJson(text, path.string(), codes.count()));
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

Result<void> importText(AnnotationImport& target, const std::string& text, const fs::path& path,
                        AnnotationFormat format, const Progress& progress)
{
    auto imported = format == AnnotationFormat::Real ? importReal(target, text, path, progress)
                                                     : importMultiLabel(target, text, path, progress);
    if (imported && !target.counts.any())
        return failure(ErrorKind::NotFound,
                       path.filename().string() +
                           " speaks of none of the study's images; import their test set first." +
                           target.noneFound);
    if (imported)
        imported = target.source.finish();
    return imported ? TruthRepository(target.study).packAll() : imported;
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
    for (std::string& note : target.source.notes())
        report.notes.push_back(std::move(note));
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

Result<ImportReport> importAnnotations(StudyConnection& study, const fs::path& file, AnnotationFormat format,
                                       const Progress& progress, AnnotationTarget into)
{
    const auto text =
        readFileText(file, format == AnnotationFormat::Real ? largestRealFile : largestMultiLabelFile);
    if (!text)
        return tl::unexpected(text.error());
    auto names = TRY(NamesInStudy::read(study));
    if (into.name.empty())
        into.name = proposedAnnotationName(file);
    std::optional<AnnotationImport> target;
    const auto done = study.transaction([&]() -> Result<void> {
        auto source = TRY(SourceImport::begin(study, into, {format, true, *text}));
        target.emplace(AnnotationImport{study, std::move(source), std::move(names)});
        return importText(*target, *text, file, format, progress);
    });
    if (!done)
        return tl::unexpected(done.error());
    return reportOf(*target);
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
        const auto imported = file.format == AnnotationFormat::Real
                                  ? importReal(target, file.document, source.name, {})
                                  : importMultiLabel(target, file.document, source.name, {});
        return imported ? done(target.source) : imported;
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
