// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_test_set.h"

#include <algorithm>
#include <iterator>

#include "core/formats/ascii.h"
#include "core/formats/file_text.h"
#include "core/formats/test_set_csv.h"
#include "core/formats/test_set_folder.h"
#include "core/formats/test_set_json.h"
#include "core/formats/unicode_form.h"
#include "core/imports/folder_in_study.h"
#include "core/imports/import_annotations.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "core/store/truth_repository.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

Result<ReadTestSet> readSource(const fs::path& source, const ClassCodes& classes)
{
    std::error_code ignored;
    if (fs::is_directory(source, ignored))
        return readTestSetFolder(source, classes);
    return source.extension() == ".csv" ? readTestSetCsv(source) : readTestSetJson(source);
}

Result<void> checkClasses(const ReadTestSet& read, const ClassCodes& classes, const std::string& source)
{
    const auto unknown = std::ranges::find_if(
        read.entries, [&](const ReadTestSet::Entry& entry) { return !classes.byWnid(entry.wnid); });
    if (unknown == read.entries.end())
        return {};
    return failure(ErrorKind::Invalid,
                   source + ", image " + unknown->image + ": " + unknown->wnid +
                       " is not a class of this study. Give it one of its classes (vizsla classes "
                       "STUDY), or make a study with that class: vizsla new STUDY --classes FILE");
}

bool isSame(const std::vector<ImageRepository::NamedImage>& kept, const ReadTestSet& read)
{
    return std::ranges::equal(kept, read.entries, [](const auto& image, const ReadTestSet::Entry& entry) {
        return image.name == entry.image && image.assignedWnid == entry.wnid;
    });
}

std::vector<Image> imagesOf(const ReadTestSet& read)
{
    std::vector<Image> images;
    for (const ReadTestSet::Entry& entry : read.entries) {
        Image& image = images.emplace_back();
        image.name = entry.image;
        image.file = entry.file.empty() ? entry.image : entry.file;
        image.photograph = entry.image;
        image.assignedWnid = entry.wnid;
    }
    return images;
}

/// What the annotations of the study say of a test set that is new.
Result<void> noteAnnotations(StudyFile& study, const std::string& testSet, ImportReport& report)
{
    auto sentences = annotateNewImages(study);
    if (!sentences)
        return tl::unexpected(sentences.error());
    std::ranges::move(*sentences, std::back_inserter(report.notes));
    const AnnotationSourceRepository repository(study);
    const auto inUse = repository.inUse();
    auto coverage = repository.coverage();
    if (!inUse || !coverage)
        return tl::unexpected(!inUse ? inUse.error() : coverage.error());
    if (!*inUse)
        return {};
    for (const AnnotationCoverage& set : (*coverage)[(*inUse)->id]) {
        if (set.testSet == testSet && set.without > 0)
            report.notes.push_back(std::to_string(set.without) + " of its " +
                                   counted(set.images, "image has", "images have") + " no label in \"" +
                                   (*inUse)->name +
                                   "\", the annotation that scores use: multi-label leaves " +
                                   (set.without == 1 ? "it" : "them") + " out");
    }
    return {};
}

}  // namespace

Result<ImportReport> importTestSet(StudyFile& study, const std::string& givenName, const fs::path& source,
                                   const ImportControl& control)
{
    const std::string name = normalized(trimmed(givenName));
    if (const auto fault = nameFault(name); !fault.empty())
        return failure(ErrorKind::Invalid, "A test set needs a name: found " + std::string(fault) + ".");
    const auto list = ClassRepository(study).all();
    if (!list)
        return tl::unexpected(list.error());
    const ClassCodes classes(list->classes);
    const auto read = readSource(source, classes);
    if (!read)
        return tl::unexpected(read.error());
    if (read->entries.empty())
        return failure(ErrorKind::Invalid, source.string() + ": found no images, expected some");
    if (auto checked = checkClasses(*read, classes, source.filename().string()); !checked)
        return tl::unexpected(checked.error());
    if (control.isCancelled())
        return importCancelled();

    ImageRepository repository(study);
    const auto testSets = repository.testSets();
    if (!testSets)
        return tl::unexpected(testSets.error());
    ImportReport report{name + ": " + counted(read->entries.size(), "image", "images"), read->notes, {}};
    if (name != normalized(givenName))
        report.notes.push_back("The test set is called " + inQuotes(name) + ", without the blanks around it");
    if (const auto known = std::ranges::find(*testSets, name, &TestSet::name); known != testSets->end()) {
        const auto kept = repository.namedImages(known->id);
        if (!kept)
            return tl::unexpected(kept.error());
        if (!isSame(*kept, *read))
            return failure(ErrorKind::Invalid, "The study has another test set called " + name +
                                                   " already; import this one under another name.");
        report.summary += ", all there already";
        return report;
    }
    std::error_code ignored;
    const bool isFolder = fs::is_directory(source, ignored);
    const fs::path studyFolder = fs::canonical(study.path(), ignored).parent_path();
    TestSet testSet{
        {}, name, "", isFolder ? folderInStudy(fs::canonical(source, ignored), studyFolder) : name, 0};
    auto images = imagesOf(*read);
    const auto added = study.database().transaction([&]() -> Result<void> {
        auto done = repository.addTestSet(testSet, images);
        return done ? TruthRepository(study).packAll() : done;
    });
    if (!added)
        return tl::unexpected(added.error());
    if (auto annotated = noteAnnotations(study, name, report); !annotated)
        return tl::unexpected(annotated.error());
    return report;
}

}  // namespace vizsla
