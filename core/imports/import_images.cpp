// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import_images.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "core/formats/image_kind.h"
#include "core/formats/image_path.h"
#include "core/imports/folder_in_study.h"
#include "core/imports/offer_folder.h"
#include "core/imports/preview_labels.h"
#include "core/imports/source_head.h"
#include "core/imports/staged_folder.h"
#include "core/imports/unpack_images.h"
#include "core/store/image_repository.h"
#include "core/store/study_connection.h"
#include "core/text/file_text.h"
#include "core/text/safe_file_name.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t filesBetweenReports = 100;

using ImageFiles = std::vector<ImageRepository::ImageFile>;

struct ImageTarget
{
    TestSet testSet;
    ImageFiles images;
    fs::path studyFolder;
};

/// Where a source's files lie, and the file of each image below, empty where none came.
struct FoundFiles
{
    fs::path folder;
    std::vector<std::string> files;
};

Result<ImageTarget> readTarget(StudyConnection& study, const std::string& testSetName)
{
    const ImageRepository repository(study);
    const auto found = TRY(repository.findTestSet(testSetName));
    auto images = TRY(repository.imageFiles(found.id));
    std::error_code ignored;
    return ImageTarget{found, std::move(images), fs::canonical(study.path(), ignored).parent_path()};
}

std::vector<std::string> namesOf(const ImageFiles& images)
{
    std::vector<std::string> names;
    std::ranges::transform(images, std::back_inserter(names), &ImageRepository::ImageFile::name);
    return names;
}

/// Makes another folder, above the present one, the folder of the files.
void widen(FoundFiles& found, const fs::path& folder)
{
    const fs::path between = found.folder.lexically_relative(folder);
    for (std::string& file : found.files) {
        if (!file.empty() && folder != found.folder)
            file = (between / file).string();
    }
    found.folder = folder;
}

/// Images without a new file keep the one they have. The folder becomes one that all files are in.
std::size_t keepEarlier(const ImageTarget& target, FoundFiles& found)
{
    const fs::path earlierFolder = (target.studyFolder / target.testSet.imageFolder).lexically_normal();
    std::vector<std::pair<std::size_t, fs::path>> kept;
    fs::path folder = found.folder;
    for (std::size_t index = 0; index < target.images.size(); ++index) {
        if (!found.files[index].empty())
            continue;
        const fs::path earlier = imageFile(earlierFolder, target.images[index].file).lexically_normal();
        std::error_code ignored;
        if (!fs::is_regular_file(earlier, ignored))
            continue;
        folder = commonFolder(folder, earlier.parent_path());
        kept.emplace_back(index, earlier);
    }
    widen(found, folder);
    for (const auto& [index, earlier] : kept)
        found.files[index] = earlier.lexically_relative(folder).string();
    return kept.size();
}

Result<std::string> readHead(const fs::path& file)
{
    const auto input = TRY(openFile(file));
    std::array<char, imageHeadSize> head{};
    input->read(head.data(), head.size());
    return std::string(head.data(), static_cast<std::size_t>(input->gcount()));
}

/// Warns about files that are no pictures.
Result<void> lookAt(const FoundFiles& found, std::vector<std::string>& warnings, const Progress& progress)
{
    SentenceList doubtful(warnings);
    const auto total =
        found.files.size() - static_cast<std::size_t>(std::ranges::count(found.files, std::string()));
    std::size_t done = 0;
    for (const std::string& file : found.files) {
        if (file.empty())
            continue;
        if (progress.isCancelled())
            return importCancelled();
        if (const auto head = readHead(found.folder / file); !head)
            doubtful.add(head.error().message);
        else if (!beginsLikeImage(*head))
            doubtful.add(file + (head->empty() ? " is empty" : " does not look like an image"));
        if (++done % filesBetweenReports == 0 || done == total)
            progress.report(done, total);
    }
    return {};
}

/// Tells which images have no file; gives how many.
std::size_t noteMissing(const ImageTarget& target, const FoundFiles& found, std::vector<std::string>& notes)
{
    SentenceList without(notes);
    std::size_t missing = 0;
    for (std::size_t index = 0; index < found.files.size(); ++index) {
        if (!found.files[index].empty())
            continue;
        without.add(target.images[index].name + " has no file");
        ++missing;
    }
    return missing;
}

void describe(const ImageTarget& target, const FoundFiles& found, std::size_t kept, const FileChoice& choice,
              ImportReport& report)
{
    std::vector<std::string> notes;
    const std::size_t missing = noteMissing(target, found, notes);
    if (kept > 0)
        notes.push_back(counted(kept, "image keeps the file it had", "images keep the files they had"));
    choice.addNotes(notes);
    std::ranges::move(report.notes, std::back_inserter(notes));
    report.notes = std::move(notes);
    report.summary = counted(found.files.size() - missing, "of", "of") + ' ' +
                     counted(found.files.size(), "image has", "images have") + " a file now";
}

/// Writes what changed, and does `last` in the same transaction.
Result<void> store(StudyConnection& study, const ImageTarget& target, const FoundFiles& found,
                   const std::function<Result<void>()>& last)
{
    ImageFiles changed;
    for (std::size_t index = 0; index < target.images.size(); ++index) {
        const auto& [imageId, name, file] = target.images[index];
        if (!found.files[index].empty() && found.files[index] != file)
            changed.push_back({imageId, name, found.files[index]});
    }
    const std::string folder = folderInStudy(found.folder, target.studyFolder);
    return study.transaction([&]() -> Result<void> {
        auto written = ImageRepository(study).setImageFiles(target.testSet.id, folder, changed);
        return written ? last() : written;
    });
}

/// What a source has for the images of a test set. Their files lie in no folder yet where it is an archive.
struct FoundImageFiles
{
    FoundFiles found;
    FileChoice choice;
    ImportReport report;  ///< of what was found in the source itself
};

Result<FoundImageFiles> lookInFolder(const ImageTarget& target, const fs::path& source,
                                     const Progress& progress)
{
    std::error_code problem;
    FoundImageFiles files{{fs::canonical(source, problem), {}}, FileChoice(namesOf(target.images)), {}};
    if (problem)
        return failure(ErrorKind::Io, source.string() + " cannot be read: " + problem.message() + '.');
    TRY(offerFolder(files.found.folder, files.choice, files.report.notes, progress));
    if (files.choice.count() == 0)
        return files.choice.noneFound(source.string(), target.testSet.name);
    files.found.files = files.choice.paths();
    TRY(lookAt(files.found, files.report.warnings, progress));
    return files;
}

Result<ImportReport> importFolder(StudyConnection& study, const ImageTarget& target,
                                  const FoundImageFiles& files)
{
    FoundFiles found = files.found;
    ImportReport report = files.report;
    describe(target, found, keepEarlier(target, found), files.choice, report);
    return store(study, target, found, [] { return Result<void>(); }).map([&] { return report; });
}

/// "photos.images/val" beside photos.vizsla.
fs::path unpackFolder(const StudyConnection& study, const ImageTarget& target)
{
    return target.studyFolder / (study.path().stem().string() + ".images") /
           safeFileName(target.testSet.name, target.testSet.id.text());
}

Result<ImportReport> importArchive(StudyConnection& study, const ImageTarget& target, const fs::path& source,
                                   const Progress& progress)
{
    StagedFolder staged(unpackFolder(study, target));
    TRY(staged.make());
    ImportReport report;
    FileChoice choice(namesOf(target.images));
    auto files = TRY(unpackImages(source, choice, staged.path(), report.notes, progress));
    if (choice.count() == 0)
        return choice.noneFound(source.string(), target.testSet.name);
    FoundFiles found{staged.path(), std::move(files)};
    TRY(lookAt(found, report.warnings, {.cancelled = progress.cancelled}));
    found.folder = unpackFolder(study, target);
    describe(target, found, keepEarlier(target, found), choice, report);
    auto stored = staged.carryOver();
    if (stored)
        stored = store(study, target, found, [&] { return staged.putInPlace(); });
    if (!stored)
        return tl::unexpected(stored.error());
    staged.keep();
    return report;
}

/// Every file of an archive is looked at, and none unpacked.
Result<FoundImageFiles> lookInArchive(const ImageTarget& target, const fs::path& source,
                                      const Progress& progress)
{
    FoundImageFiles files{{{}, {}}, FileChoice(namesOf(target.images)), {}};
    files.found.files = TRY(listImages(source, files.choice, files.report, progress));
    if (files.choice.count() == 0)
        return files.choice.noneFound(source.string(), target.testSet.name);
    return files;
}

/// Files of a folder that were looked at already; none of an archive, which is unpacked by the commit, nor
/// where the commit follows at once.
struct PlannedImages
{
    std::optional<FoundImageFiles> files;
};

Result<void> preview(StudyConnection& study, const ImageTarget& target, const FileChoice& choice,
                     ImportPlan& plan)
{
    const auto labels = TRY(PreviewLabels::read(study));
    const auto images = TRY(ImageRepository(study).namedImages(target.testSet.id));
    for (std::size_t image = 0; image < images.size() && plan.preview.size() < previewRows; ++image) {
        if (const std::string& path = choice.paths()[image]; !path.empty())
            plan.preview.push_back({images[image].name, labels.ofClass(images[image].assignedWnid), path});
    }
    return {};
}

Result<ImportPlan> planImages(StudyConnection& study, const ImportRequest& request, PlanFor whom,
                              const Progress& progress)
{
    ImportPlan plan(request);
    if (whom == PlanFor::Commit) {
        plan.keep(PlannedImages{});
        return plan;
    }
    const auto target = TRY(readTarget(study, request.testSet));
    const fs::path& source = request.sources.front();
    std::error_code ignored;
    const bool isFolder = fs::is_directory(source, ignored);
    plan.sources.addTree(source, progress);
    auto files =
        TRY(isFolder ? lookInFolder(target, source, progress) : lookInArchive(target, source, progress));
    FoundFiles found = files.found;
    found.folder = isFolder ? found.folder : unpackFolder(study, target);
    ImportReport report = files.report;
    describe(target, found, keepEarlier(target, found), files.choice, report);
    plan.recognised = isFolder ? "A folder of images, which stays where it is"
                               : "An archive of images, to be unpacked into " +
                                     folderInStudy(unpackFolder(study, target), target.studyFolder);
    plan.counts = {
        counted(files.choice.count(), "file is", "files are") + " of images of " + target.testSet.name,
        report.summary};
    plan.notes = std::move(report.notes);
    plan.warnings = std::move(report.warnings);
    TRY(preview(study, target, files.choice, plan));
    plan.keep(PlannedImages{isFolder ? std::optional(std::move(files)) : std::nullopt});
    return plan;
}

Result<ImportReport> commitImages(StudyConnection& study, const ImportPlan& plan, const Progress& progress)
{
    const fs::path& source = plan.request().sources.front();
    const auto target = TRY(readTarget(study, plan.request().testSet));
    const auto& planned = plan.kept<PlannedImages>().files;
    // Another test set may have got the name since.
    if (planned && planned->choice.imageNames() == namesOf(target.images))
        return importFolder(study, target, *planned);
    std::error_code ignored;
    if (!fs::is_directory(source, ignored))
        return importArchive(study, target, source, progress);
    const auto files = TRY(lookInFolder(target, source, progress));
    return importFolder(study, target, files);
}

constexpr const char* archiveExtensions[] = {"zip", "tar", "tgz", "txz", "gz", "xz", "zst", "bz2"};
constexpr const ImportOption* imagesOptions[] = {&testSetOption};

std::optional<Recognition> recogniseImages(const fs::path& source, const StudyFacts& study)
{
    std::error_code ignored;
    if (fs::is_directory(source, ignored))
        return study.testSets.empty() ? std::nullopt : std::optional(Recognition{false, "images"});
    return hasExtension(source, archiveExtensions) ? std::optional(Recognition{false, "an archive of images"})
                                                   : std::nullopt;
}

}  // namespace

constinit const Importer imagesImporter{
    .id = "images",
    .verb = "images",
    .format = "",
    .help = "The image files of a test set: a folder, a .tar (also packed) or a .zip",
    .name = "Image files of a test set",
    .files =
        "A folder, which stays where it is, or a .tar (also packed) or .zip, which is unpacked beside the "
        "study",
    .extensions = archiveExtensions,
    .sources = {"SOURCE", "A file or a folder"},
    .options = imagesOptions,
    .recognise = recogniseImages,
    .isOfFormat = nullptr,
    .plan = planImages,
    .commit = commitImages,
};

Result<ImportReport> importImages(StudyConnection& study, const std::string& testSetName,
                                  const fs::path& source, const Progress& progress)
{
    return importAtOnce(study, {&imagesImporter, testSetName, {source}}, progress);
}

}  // namespace vizsla
