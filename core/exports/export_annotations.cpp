// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/export_annotations.h"

#include <algorithm>
#include <set>

#include "core/exports/annotation_merge.h"
#include "core/imports/import.h"
#include "core/imports/names_of_list.h"
#include "core/store/annotation_repository.h"
#include "core/store/class_repository.h"
#include "core/store/study_connection.h"

namespace vizsla {

namespace {

constexpr const char* keptName = "the annotations that were imported";

/// What there is to write.
struct Content
{
    ImagesByName images;
    KnownClasses classes;
    ClassCodes codes;
    std::vector<AnnotationFile> files;
    AnnotationMap annotations;
    ProblemMap problems;
    AnnotationMap ofSource;

    /// Nothing where nothing is ruled on the image.
    std::optional<ImageNow> of(const ImageId& imageId) const
    {
        const auto found = annotations.find(imageId);
        const bool isInSource = ofSource.contains(imageId);
        if (found == annotations.end())
            return std::nullopt;
        return ImageNow{found->second, isInSource};
    }
    /// The one file of which `text` must be made anew only if something changed.
    const AnnotationFile* wholeFile(AnnotationFormat format) const
    {
        return files.size() == 1 && files.front().isWhole && files.front().format == format ? &files.front()
                                                                                            : nullptr;
    }
};

Result<Content> readContent(StudyConnection& study, const std::optional<AnnotationSource>& source,
                            bool withSettled)
{
    const AnnotationRepository repository(study);
    const std::optional<AnnotationSourceId> id = source ? std::optional(source->id) : std::nullopt;
    auto names = TRY(NamesInStudy::read(study));
    const auto classes = TRY(ClassRepository(study).all());
    auto files = TRY(id ? AnnotationSourceRepository(study).files(*id) : std::vector<AnnotationFile>());
    auto ofSource = repository.ofSource(id);
    if (!ofSource)
        return tl::unexpected(ofSource.error());
    auto annotations = TRY(withSettled ? repository.all() : ofSource);
    auto problems = TRY(withSettled ? repository.problems() : repository.problemsOfSource(id));
    return Content{std::move(names.images), std::move(names.classes), ClassCodes(classes.classes),
                   std::move(files),        std::move(annotations),   std::move(problems),
                   std::move(*ofSource)};
}

/// The names that an import of them went by.
template <class Values>
NamesOfList namesOf(const Content& content, const Values& values)
{
    NamesOfList names(content.images.names(), keptName);
    for (const auto& [name, value] : values)
        names.add(name);
    return names;
}

FoundImages imagesOf(const Content& content, const NamesOfList& names, const std::string& name)
{
    const auto place = names.imageOf(name);
    return place ? content.images.at(*place) : FoundImages();
}

/// Problems of the study under the names of the file; images that are problematic no longer leave it.
RawJsonValues mergeProblems(const Content& content, const RawJsonValues& kept)
{
    RawJsonValues merged;
    std::set<std::string_view> written;
    const NamesOfList names = namesOf(content, kept);
    for (const auto& [name, reason] : kept) {
        const auto found = imagesOf(content, names, name);
        if (found.empty()) {
            // A name that was passed over stays beside the one that counts.
            const auto meant = content.images.find(name);
            if (meant.empty() || content.problems.contains(meant.front().id))
                merged.emplace(name, reason);
            continue;
        }
        const auto problem = content.problems.find(found.front().id);
        if (problem == content.problems.end())
            continue;
        merged.emplace(name, problem->second);
        written.insert(found.front().name);
    }
    for (const auto& image : content.images.all()) {
        const auto problem = content.problems.find(image.id);
        if (problem != content.problems.end() && !written.contains(image.name))
            merged.emplace(image.name, problem->second);
    }
    return merged;
}

/// Of an image that several files speak of, the last one holds.
void overlay(MultiLabelFile&& later, MultiLabelFile& file)
{
    for (auto& [name, image] : later.initialAnnotations) {
        file.initialAnnotations.insert_or_assign(name, std::move(image));
        file.problematicImages.erase(name);
    }
    for (auto& [name, reason] : later.problematicImages) {
        if (!later.initialAnnotations.contains(name))
            file.initialAnnotations.erase(name);
        file.problematicImages.insert_or_assign(name, std::move(reason));
    }
    if (later.imagenetM)
        file.imagenetM = std::move(later.imagenetM);
    for (auto& [key, value] : later.others)
        file.others.insert_or_assign(key, std::move(value));
}

MultiLabelFile multiLabelOf(const RealLabels& labels, const ClassCodes& codes)
{
    MultiLabelFile file;
    for (std::size_t entry = 0; entry < labels.size(); ++entry) {
        std::vector<std::string> correct;
        for (const ClassIndex label : labels[entry])
            correct.push_back(codes.wnid(label));
        if (!correct.empty())
            file.initialAnnotations[realImageName(entry)].correct = std::move(correct);
    }
    return file;
}

Result<MultiLabelFile> readMultiLabel(const AnnotationFile& kept, const ClassCodes& codes)
{
    if (kept.format == AnnotationFormat::MultiLabel)
        return readMultiLabelJson(kept.document, keptName);
    return readRealJson(kept.document, keptName, codes.count()).map([&](const RealLabels& labels) {
        return multiLabelOf(labels, codes);
    });
}

/// What the files of the source say together. What is left of a file of the other form is none of this one's.
Result<MultiLabelFile> keptMultiLabel(const Content& content)
{
    MultiLabelFile file;
    for (const AnnotationFile& kept : content.files) {
        if (!kept.isWhole && kept.format != AnnotationFormat::MultiLabel)
            continue;
        auto read = TRY(readMultiLabel(kept, content.codes));
        overlay(std::move(read), file);
    }
    return file;
}

Result<AnnotationDocument> multiLabelDocument(const Content& content)
{
    auto file = TRY(keptMultiLabel(content));
    AnnotationDocument document;
    std::set<std::string_view> written;
    bool isChanged = false;
    const NamesOfList names = namesOf(content, file.initialAnnotations);
    for (auto& [name, image] : file.initialAnnotations) {
        const auto found = imagesOf(content, names, name);
        const auto now = found.empty() ? std::nullopt : content.of(found.front().id);
        if (!now)
            continue;
        isChanged = mergeImage(*now, content.classes, image) || isChanged;
        written.insert(found.front().name);
    }
    for (const auto& image : content.images.all()) {
        const auto now = content.of(image.id);
        if (now && written.insert(image.name).second)
            isChanged = mergeImage(*now, content.classes, file.initialAnnotations[image.name]) || isChanged;
    }
    document.images = written.size();
    auto problems = mergeProblems(content, file.problematicImages);
    isChanged = isChanged || problems != file.problematicImages;
    file.problematicImages = std::move(problems);
    const AnnotationFile* whole = content.wholeFile(AnnotationFormat::MultiLabel);
    document.text = whole && !isChanged ? whole->document : writeMultiLabelJson(file);
    return document;
}

/// Later files put their entries in the place of those of earlier ones.
Result<RealLabels> keptReal(const Content& content)
{
    RealLabels labels;
    for (const AnnotationFile& kept : content.files) {
        if (kept.format != AnnotationFormat::Real)
            continue;
        auto read = TRY(readRealJson(kept.document, keptName, content.codes.count()));
        labels.resize(std::max(labels.size(), read.size()));
        std::ranges::move(read, labels.begin());
    }
    if (labels.empty())
        labels.resize(realImageCount);
    return labels;
}

Result<AnnotationDocument> realDocument(const Content& content)
{
    auto labels = TRY(keptReal(content));
    AnnotationDocument document;
    bool isChanged = false;
    for (std::size_t entry = 0; entry < labels.size(); ++entry) {
        const auto found = content.images.find(realImageName(entry));
        if (found.empty())
            continue;
        const auto now = content.of(found.front().id);
        document.images += now ? 1 : 0;
        std::vector<ClassIndex>& classes = labels[entry];
        if (content.problems.contains(found.front().id)) {
            isChanged = isChanged || !classes.empty();
            classes.clear();
        } else if (now) {
            isChanged = mergeEntry(*now, content.codes, classes) || isChanged;
        }
    }
    if (content.annotations.size() > document.images)
        document.notes.push_back(
            counted(content.annotations.size() - document.images, "annotated image is",
                    "annotated images are") +
            " left out: ReaL's format has entries for ImageNet's validation images alone; "
            "the format multilabel takes all of them");
    const AnnotationFile* whole = content.wholeFile(AnnotationFormat::Real);
    document.text = whole && !isChanged ? whole->document : writeRealJson(labels);
    return document;
}

/// Studies of earlier versions have annotations of several files.
Result<AnnotationDocument> documentOf(const Content& content, AnnotationFormat format)
{
    auto document = format == AnnotationFormat::Real ? realDocument(content) : multiLabelDocument(content);
    if (document && content.files.size() > 1)
        document->notes.push_back("The annotation came in " + counted(content.files.size(), "file", "files") +
                                  ": this is what they say together, the later before the earlier");
    return document;
}

}  // namespace

Result<AnnotationDocument> annotationDocument(StudyConnection& study, AnnotationFormat format)
{
    return AnnotationSourceRepository(study)
        .inUse()
        .and_then([&](const auto& source) { return readContent(study, source, true); })
        .and_then([&](const Content& content) { return documentOf(content, format); });
}

Result<AnnotationDocument> sourceDocument(StudyConnection& study, const std::string& name,
                                          std::optional<AnnotationFormat> format)
{
    const auto source = TRY(AnnotationSourceRepository(study).named(name));
    const auto content = TRY(readContent(study, source, false));
    const AnnotationFormat form = format.value_or(content.files.size() == 1 ? content.files.front().format
                                                                            : AnnotationFormat::MultiLabel);
    if (const AnnotationFile* whole = content.wholeFile(form))
        return AnnotationDocument{whole->document, content.annotations.size(), {}};
    return documentOf(content, form);
}

}  // namespace vizsla
