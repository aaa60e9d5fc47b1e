// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_test_set.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/formats/image_kind.h"
#include "core/formats/image_names.h"
#include "core/formats/test_set_csv.h"
#include "core/formats/test_set_folder.h"
#include "core/formats/test_set_json.h"
#include "core/imports/folder_in_study.h"
#include "core/imports/import_annotations.h"
#include "core/store/annotation_source_repository.h"
#include "core/store/class_repository.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/store/truth_repository.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/unicode_form.h"

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

using Places = std::unordered_map<std::string, std::size_t>;

/// What all imports take for one name must not be two images.
Result<void> checkNames(const ReadTestSet& read, const std::string& source)
{
    Places places;
    for (std::size_t place = 0; place < read.entries.size(); ++place) {
        const std::string& image = read.entries[place].image;
        const auto [known, isNew] = places.try_emplace(comparedForm(image), place);
        if (!isNew)
            return failure(
                ErrorKind::Invalid,
                source + ": images " + std::to_string(known->second + 1) + " and " +
                    std::to_string(place + 1) + ", " + inQuotes(read.entries[known->second].image) + " and " +
                    inQuotes(image) +
                    ", have one name that is written in two ways (Unicode form, \"\\\" or \"./\"); keep one "
                    "of them, or rename it");
    }
    return {};
}

/// Names that are kept apart here, and not everywhere.
void noteLikeNames(const ReadTestSet& read, std::vector<std::string>& notes)
{
    Places byCase, byStem;
    const auto note = [&](const std::string& one, const std::string& other, const char* what) {
        notes.push_back(inQuotes(one) + " and " + inQuotes(other) + what);
    };
    bool hasCase = false;
    bool hasStem = false;
    for (std::size_t place = 0; place < read.entries.size() && !(hasCase && hasStem); ++place) {
        const std::string& image = read.entries[place].image;
        const std::string folded = caseFolded(comparedForm(image));
        const auto [sameCase, isNewCase] = byCase.try_emplace(folded, place);
        if (!isNewCase && !std::exchange(hasCase, true))
            note(read.entries[sameCase->second].image, image,
                 " are two images, perhaps of more such pairs, and one file on systems that do not tell "
                 "capitals");
        const auto stem = folded.substr(0, folded.size() - imageExtension(folded).size());
        const auto [sameStem, isNewStem] = byStem.try_emplace(stem, place);
        if (isNewCase && !isNewStem && !std::exchange(hasStem, true))
            note(read.entries[sameStem->second].image, image,
                 " are two images, perhaps of more such pairs, which lists without extensions cannot tell "
                 "apart");
    }
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
Result<void> noteAnnotations(StudyConnection& study, const std::string& testSet, ImportReport& report)
{
    auto sentences = TRY(annotateNewImages(study));
    std::ranges::move(sentences, std::back_inserter(report.notes));
    const AnnotationSourceRepository repository(study);
    const auto inUse = TRY(repository.inUse());
    auto coverage = TRY(repository.coverage());
    if (!inUse)
        return {};
    for (const AnnotationCoverage& set : coverage[inUse->id]) {
        if (set.testSet == testSet && set.without > 0)
            report.notes.push_back(std::to_string(set.without) + " of its " +
                                   counted(set.images, "image has", "images have") + " no label in \"" +
                                   inUse->name + "\", the annotation that scores use: multi-label leaves " +
                                   (set.without == 1 ? "it" : "them") + " out");
    }
    return {};
}

}  // namespace

Result<ImportReport> importTestSet(StudyConnection& study, const std::string& givenName,
                                   const fs::path& source, const Progress& progress)
{
    const std::string name = normalized(trimmed(givenName));
    if (const auto fault = nameFault(name); !fault.empty())
        return failure(ErrorKind::Invalid, "A test set needs a name: found " + std::string(fault) + ".");
    const auto list = TRY(ClassRepository(study).all());
    const ClassCodes classes(list.classes);
    const auto read = TRY(readSource(source, classes));
    if (read.entries.empty())
        return failure(ErrorKind::Invalid, source.string() + ": found no images, expected some");
    TRY(checkClasses(read, classes, source.filename().string()));
    TRY(checkNames(read, source.filename().string()));
    if (progress.isCancelled())
        return importCancelled();

    ImageRepository repository(study);
    const auto testSets = TRY(repository.testSets());
    ImportReport report{name + ": " + counted(read.entries.size(), "image", "images"), read.notes, {}};
    noteLikeNames(read, report.notes);
    if (name != normalized(givenName))
        report.notes.push_back("The test set is called " + inQuotes(name) + ", without the blanks around it");
    if (const auto known = std::ranges::find(testSets, name, &TestSet::name); known != testSets.end()) {
        const auto kept = TRY(repository.namedImages(known->id));
        if (!isSame(kept, read))
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
    auto images = imagesOf(read);
    const auto added = study.transaction([&]() -> Result<void> {
        auto done = repository.addTestSet(testSet, images);
        return done ? TruthRepository(study).packAll() : done;
    });
    if (!added)
        return tl::unexpected(added.error());
    TRY(noteAnnotations(study, name, report));
    return report;
}

}  // namespace vizsla
