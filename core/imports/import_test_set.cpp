// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_test_set.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/formats/image_kind.h"
#include "core/formats/image_names.h"
#include "core/formats/image_path.h"
#include "core/formats/test_set_csv.h"
#include "core/formats/test_set_folder.h"
#include "core/formats/test_set_json.h"
#include "core/imports/folder_in_study.h"
#include "core/imports/import_annotations.h"
#include "core/imports/preview_labels.h"
#include "core/imports/source_head.h"
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
            report.notes.push_back(counted(set.without, "of its", "of its") + ' ' +
                                   counted(set.images, "image has", "images have") + " no label in \"" +
                                   inUse->name + "\", the annotation that scores use: multi-label leaves " +
                                   (set.without == 1 ? "it" : "them") + " out");
    }
    return {};
}

struct PlannedTestSet
{
    std::string name;
    ReadTestSet read;
};

std::vector<std::string> notesOf(const PlannedTestSet& planned, const std::string& givenName)
{
    std::vector<std::string> notes = planned.read.notes;
    noteLikeNames(planned.read, notes);
    if (planned.name != normalized(givenName))
        notes.push_back("The test set is called " + inQuotes(planned.name) +
                        ", without the blanks around it");
    return notes;
}

/// Whether the study has it. Errors: Invalid where it has another one of the name.
Result<bool> isThere(StudyConnection& study, const PlannedTestSet& planned)
{
    const ImageRepository repository(study);
    const auto testSets = TRY(repository.testSets());
    const auto known = std::ranges::find(testSets, planned.name, &TestSet::name);
    if (known == testSets.end())
        return false;
    const auto kept = TRY(repository.namedImages(known->id));
    if (!isSame(kept, planned.read))
        return failure(ErrorKind::Invalid, "The study has another test set called " + planned.name +
                                               " already; import this one under another name.");
    return true;
}

std::string summaryOf(const PlannedTestSet& planned, bool isThere)
{
    return planned.name + ": " + counted(planned.read.entries.size(), "image", "images") +
           (isThere ? ", all there already" : "");
}

/// Says how many images have their files where they are looked for; nothing where all have.
void noteMissingFiles(const fs::path& folder, const PlannedTestSet& planned, std::vector<std::string>& notes)
{
    const auto& entries = planned.read.entries;
    const auto present = static_cast<std::size_t>(std::ranges::count_if(entries, [&](const auto& entry) {
        std::error_code ignored;
        const fs::path file = imageFile(folder, entry.file.empty() ? entry.image : entry.file);
        return fs::is_regular_file(file, ignored);
    }));
    if (present < entries.size())
        notes.push_back(counted(present, "of", "of") + ' ' +
                        counted(entries.size(), "image has a file", "images have files") +
                        ": add them with an import of images, from a folder or an archive");
}

std::string formOf(const fs::path& source)
{
    std::error_code ignored;
    if (fs::is_directory(source, ignored))
        return "a folder with a folder for each class";
    return source.extension() == ".csv" ? "a list of images and their classes" : "ImageNetV2's form";
}

Result<void> describe(StudyConnection& study, const PlannedTestSet& planned, ImportPlan& plan)
{
    const auto there = TRY(isThere(study, planned));
    const auto labels = TRY(PreviewLabels::read(study));
    const fs::path& source = plan.request().sources.front();
    std::set<std::string_view> wnids;
    for (const ReadTestSet::Entry& entry : planned.read.entries)
        wnids.insert(entry.wnid);
    plan.recognised = "A test set: " + formOf(source);
    plan.counts = {summaryOf(planned, there), "of " + counted(wnids.size(), "class", "classes")};
    plan.notes = notesOf(planned, plan.request().testSet);
    for (const ReadTestSet::Entry& entry : planned.read.entries | std::views::take(previewRows))
        plan.preview.push_back({entry.image, labels.ofClass(entry.wnid),
                                entry.file.empty() ? source.filename().string() : entry.file});
    return {};
}

Result<ImportPlan> planTestSet(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                               const Progress& progress)
{
    const fs::path& source = request.sources.front();
    PlannedTestSet planned{normalized(trimmed(request.testSet)), {}};
    if (const auto fault = nameFault(planned.name); !fault.empty())
        return failure(ErrorKind::Invalid, "A test set needs a name: found " + std::string(fault) + ".");
    ImportPlan plan(request);
    if (whom == PlanFor::Reader)
        plan.sources.addTree(source, progress);
    const auto list = TRY(ClassRepository(study).all());
    const ClassCodes classes(list.classes);
    planned.read = TRY(readSource(source, classes));
    const ReadTestSet& read = planned.read;
    if (read.entries.empty())
        return failure(ErrorKind::Invalid, source.string() + ": found no images, expected some");
    TRY(checkClasses(read, classes, source.filename().string()));
    TRY(checkNames(read, source.filename().string()));
    if (progress.isCancelled())
        return importCancelled();
    if (whom == PlanFor::Reader)
        TRY(describe(study, planned, plan));
    plan.keep(std::move(planned));
    return plan;
}

Result<ImportReport> commitTestSet(StudyConnection& study, const ImportPlan& plan, const Progress&)
{
    const auto& planned = plan.kept<PlannedTestSet>();
    const fs::path& source = plan.request().sources.front();
    const auto there = TRY(isThere(study, planned));
    ImportReport report{summaryOf(planned, there), notesOf(planned, plan.request().testSet), {}};
    if (there)
        return report;
    std::error_code ignored;
    const bool isFolder = fs::is_directory(source, ignored);
    const fs::path studyFolder = fs::canonical(study.path(), ignored).parent_path();
    TestSet testSet{{},
                    planned.name,
                    "",
                    isFolder ? folderInStudy(fs::canonical(source, ignored), studyFolder) : planned.name,
                    0};
    auto images = imagesOf(planned.read);
    const auto added = study.transaction([&]() -> Result<void> {
        auto done = ImageRepository(study).addTestSet(testSet, images);
        return done ? TruthRepository(study).packAll() : done;
    });
    if (!added)
        return tl::unexpected(added.error());
    noteMissingFiles((studyFolder / testSet.imageFolder).lexically_normal(), planned, report.notes);
    TRY(noteAnnotations(study, planned.name, report));
    return report;
}

/// A folder of images is taken for a test set where there is none that the images could be of.
std::optional<Recognition> recogniseTestSet(const fs::path& source, const StudyFacts& study)
{
    std::error_code ignored;
    if (fs::is_directory(source, ignored))
        return study.testSets.empty() ? std::optional(Recognition{false, "a test set"}) : std::nullopt;
    if (tableKind(source) == TableKind::TestSet)
        return Recognition{true, "a test set"};
    const auto json = jsonBeginning(source);
    if (json && hasTestSetKey(*json))
        return Recognition{true, "a test set in ImageNetV2's form"};
    const bool isOther = !json || firstOfJson(*json) == '\0' || firstOfJson(*json) == '[';
    return isOther ? std::nullopt : std::optional(Recognition{false, "a test set"});
}

constexpr const char* testSetExtensions[] = {"json", "csv"};
constexpr const ImportOption* testSetOptions[] = {&newTestSetOption};

}  // namespace

constinit const Importer testSetImporter{
    .id = "test-set",
    .verb = "test-set",
    .format = "",
    .help = "Images and assigned labels: JSON, CSV or an ImageFolder tree",
    .name = "A test set",
    .files =
        "Images and their assigned labels: .json as ImageNetV2 has it, .csv with image and wnid, or a "
        "folder with a folder for each class",
    .extensions = testSetExtensions,
    .sources = {"SOURCE", "A file or a folder"},
    .options = testSetOptions,
    .recognise = recogniseTestSet,
    .isOfFormat = nullptr,
    .plan = planTestSet,
    .commit = commitTestSet,
};

Result<ImportReport> importTestSet(StudyConnection& study, const std::string& name, const fs::path& source,
                                   const Progress& progress)
{
    return importAtOnce(study, {&testSetImporter, name, {source}}, progress);
}

}  // namespace vizsla
