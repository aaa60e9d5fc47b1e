// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/export_annotations.h"

#include <algorithm>
#include <set>

#include "core/formats/class_codes.h"
#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/names_in_study.h"
#include "core/imports/import.h"
#include "core/store/class_repository.h"
#include "core/store/study_file.h"

namespace vizsla {

namespace {

/// What there is to write.
struct Source
{
    ImagesByName images;
    AnnotationMap annotations;
    std::unordered_map<std::string, std::string> problems;
    std::optional<std::string> remainder;

    /// Null where nothing is ruled on the image.
    const MultiLabelAnnotation* annotationOf(const std::string& imageId) const
    {
        const auto found = annotations.find(imageId);
        return found == annotations.end() ? nullptr : &found->second;
    }
};

Result<Source> readSource(StudyFile& study, AnnotationFormat format)
{
    const AnnotationRepository repository(study);
    auto images = ImagesByName::read(study);
    if (!images)
        return tl::unexpected(images.error());
    auto annotations = repository.all();
    if (!annotations)
        return tl::unexpected(annotations.error());
    auto problems = repository.problems();
    if (!problems)
        return tl::unexpected(problems.error());
    auto remainder = repository.remainder(format);
    if (!remainder)
        return tl::unexpected(remainder.error());
    return Source{std::move(*images), std::move(*annotations), std::move(*problems), std::move(*remainder)};
}

/// The classes of the annotation before those that the file had besides and the study does not know.
void merge(std::vector<std::string> ruled, std::vector<std::string>& wnids)
{
    std::ranges::move(wnids, std::back_inserter(ruled));
    wnids = std::move(ruled);
}

void mergeImage(const MultiLabelAnnotation& annotation, MultiLabelFile::Image& image)
{
    MultiLabelFile::Image ruled = multiLabelImage(annotation);
    merge(std::move(ruled.correct), image.correct);
    merge(std::move(ruled.wrong), image.wrong);
    merge(std::move(ruled.unclear), image.unclear);
}

/// Problems of the study under the names of the file; images that are problematic no longer leave it.
RawJsonValues mergeProblems(const Source& source, const RawJsonValues& kept)
{
    RawJsonValues merged;
    std::set<std::string_view> written;
    for (const auto& [name, reason] : kept) {
        const auto found = source.images.find(name);
        if (found.empty()) {
            merged.emplace(name, reason);
            continue;
        }
        const auto problem = source.problems.find(found.front().id);
        if (problem == source.problems.end())
            continue;
        merged.emplace(name, problem->second);
        written.insert(found.front().name);
    }
    for (const auto& image : source.images.all()) {
        const auto problem = source.problems.find(image.id);
        if (problem != source.problems.end() && !written.contains(image.name))
            merged.emplace(image.name, problem->second);
    }
    return merged;
}

Result<AnnotationDocument> multiLabelDocument(const Source& source)
{
    Result<MultiLabelFile> file = MultiLabelFile{};
    if (source.remainder)
        file = readMultiLabelJson(*source.remainder, "the annotations that were imported");
    if (!file)
        return tl::unexpected(file.error());
    AnnotationDocument document;
    std::set<std::string_view> written;
    for (auto& [name, image] : file->initialAnnotations) {
        const auto found = source.images.find(name);
        const auto* annotation = found.empty() ? nullptr : source.annotationOf(found.front().id);
        if (!annotation)
            continue;
        mergeImage(*annotation, image);
        written.insert(found.front().name);
    }
    for (const auto& image : source.images.all()) {
        const auto* annotation = source.annotationOf(image.id);
        if (annotation && written.insert(image.name).second)
            mergeImage(*annotation, file->initialAnnotations[image.name]);
    }
    document.images = written.size();
    file->problematicImages = mergeProblems(source, file->problematicImages);
    document.text = writeMultiLabelJson(*file);
    return document;
}

std::vector<ClassIndex> correctClasses(const MultiLabelAnnotation& annotation, const ClassCodes& codes)
{
    std::vector<ClassIndex> classes;
    for (const auto& [wnid, verdict] : annotation.rulings) {
        if (const auto label = codes.byWnid(wnid); label && verdict == Verdict::Correct)
            classes.push_back(*label);
    }
    return classes;
}

std::set<ClassIndex> asSet(const std::vector<ClassIndex>& labels)
{
    return {labels.begin(), labels.end()};
}

Result<AnnotationDocument> realDocument(StudyFile& study, const Source& source)
{
    const auto list = ClassRepository(study).all();
    if (!list)
        return tl::unexpected(list.error());
    const ClassCodes codes(list->classes);
    Result<RealLabels> labels = RealLabels(realImageCount);
    if (source.remainder)
        labels = readRealJson(*source.remainder, "the annotations that were imported", codes.count());
    if (!labels)
        return tl::unexpected(labels.error());
    AnnotationDocument document;
    for (std::size_t entry = 0; entry < labels->size(); ++entry) {
        const auto found = source.images.find(realImageName(entry));
        const auto* annotation = found.empty() ? nullptr : source.annotationOf(found.front().id);
        if (!annotation)
            continue;
        ++document.images;
        if (source.problems.contains(found.front().id))
            continue;
        std::vector<ClassIndex> correct = correctClasses(*annotation, codes);
        if (asSet((*labels)[entry]) != asSet(correct))
            (*labels)[entry] = std::move(correct);
    }
    if (source.annotations.size() > document.images)
        document.notes.push_back(counted(source.annotations.size() - document.images, "annotated image is",
                                         "annotated images are") +
                                 " no validation image of ImageNet and has no place in a ReaL file");
    document.text = writeRealJson(*labels);
    return document;
}

}  // namespace

Result<AnnotationDocument> annotationDocument(StudyFile& study, AnnotationFormat format)
{
    const auto source = readSource(study, format);
    if (!source)
        return tl::unexpected(source.error());
    return format == AnnotationFormat::Real ? realDocument(study, *source) : multiLabelDocument(*source);
}

}  // namespace vizsla
