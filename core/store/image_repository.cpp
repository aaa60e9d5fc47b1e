// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/image_repository.h"

#include <algorithm>

#include "core/formats/image_path.h"
#include "core/store/image_order.h"
#include "core/store/study_connection.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/unicode_form.h"
#include "sql_statements.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

template <class... Values>
Result<std::vector<Image>> readImages(StudyConnection& study, std::string_view sql, const Values&... values)
{
    const fs::path studyFolder = fs::absolute(study.path()).parent_path();
    // Paths are dear to join, and images of one test set come together.
    std::string lastFolder;
    fs::path folder = studyFolder;
    return study.database().query(
        sql,
        [&](const Statement& row) {
            if (std::string next = row.text(7); next != lastFolder) {
                folder = studyFolder / next;
                lastFolder = std::move(next);
            }
            return Image{
                row.id<ImageId>(0), row.id<TestSetId>(1), row.text(2),        imageFile(folder, row.text(3)),
                row.text(4),        row.text(5),          row.integer(6) != 0};
        },
        values...);
}

/// A place as it was read, whose position is still the stored one.
std::size_t readPosition(const Statement& row, int column)
{
    return static_cast<std::size_t>(row.integer(column));
}

/// Turns the stored positions of places into indices. Read after them: images are added, and never taken
/// away.
template <class Rows, class PlaceOf>
Result<void> orderPlaces(StudyConnection& study, Rows& rows, PlaceOf placeOf)
{
    if (rows.empty())
        return {};
    const auto order = TRY(ImageOrder::read(study.database()));
    for (auto& row : rows) {
        ImageRepository::Place& place = placeOf(row);
        const auto index = order.indexOf(place.testSetId, static_cast<std::int64_t>(place.position));
        if (!index)
            return failure(ErrorKind::Corrupt, study.path().filename().string() +
                                                   " is damaged: an image stands at " +
                                                   "no place of its test set; `vizsla check` tells more.");
        place.position = *index;
    }
    return {};
}

/// Nothing as well, where no file is known.
Result<void> checkPath(const std::string& image, const std::string& path)
{
    const auto fault = imagePathFault(path);
    if (path.empty() || fault.empty())
        return {};
    return failure(ErrorKind::Invalid, "The image " + inQuotes(image) + " cannot have the file " +
                                           inQuotes(path) + ": found " + std::string(fault) +
                                           ", expected a path below the folder of the images.");
}

}  // namespace

Result<void> ImageRepository::addTestSet(TestSet& testSet, std::vector<Image>& images)
{
    for (const Image& image : images)
        TRY(checkPath(image.name, image.file.string()));
    if (const auto fault = nameFault(testSet.name); !fault.empty() || trimmed(testSet.name).empty())
        return failure(ErrorKind::Invalid, "A test set needs a name: found " +
                                               (fault.empty() ? "blanks" : std::string(fault)) + ".");
    Database& database = m_study.database();
    testSet.id = TestSetId(m_study.uuids().next());
    testSet.imageCount = static_cast<int>(images.size());
    return database.transaction([&]() -> Result<void> {
        auto added = database.execute(sql::test_set_add, testSet.id, testSet.name, testSet.description,
                                      testSet.imageFolder, m_study.clock().utcNow());
        int position = 0;
        for (auto image = images.begin(); added && image != images.end(); ++image) {
            image->id = ImageId(m_study.uuids().next());
            image->testSetId = testSet.id;
            added = database.execute(sql::image_add, image->id, testSet.id, position++, image->name,
                                     image->file.string(), image->photograph, image->assignedWnid,
                                     image->problematic);
        }
        return added;
    });
}

Result<std::vector<TestSet>> ImageRepository::testSets() const
{
    return m_study.database().query(sql::test_sets_all, [](const Statement& row) {
        return TestSet{row.id<TestSetId>(0), row.text(1), row.text(2), row.text(3),
                       static_cast<int>(row.integer(4))};
    });
}

Result<std::vector<TestSet>> ImageRepository::testSetNames() const
{
    return m_study.database().query(sql::test_set_names, [](const Statement& row) {
        return TestSet{row.id<TestSetId>(0), row.text(1), row.text(2), row.text(3), 0};
    });
}

Result<TestSet> ImageRepository::findTestSet(const std::string& name) const
{
    const auto all = TRY(testSetNames());
    const auto found =
        std::ranges::find(all, normalized(name), [](const TestSet& one) { return normalized(one.name); });
    if (found == all.end())
        return failure(ErrorKind::NotFound,
                       "The study has no test set called " + name + "; import that first.");
    return *found;
}

Result<std::vector<Image>> ImageRepository::images() const
{
    return readImages(m_study, sql::images_all);
}

Result<std::optional<Image>> ImageRepository::image(const ImageId& id) const
{
    auto rows = TRY(readImages(m_study, sql::image_by_id, id));
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

Result<std::vector<Image>> ImageRepository::imagesOfTask(const TaskId& taskId) const
{
    return readImages(m_study, sql::images_of_task, taskId);
}

Result<std::vector<Image>> ImageRepository::imagesOfClass(const std::string& wnid) const
{
    return readImages(m_study, sql::images_of_class, wnid);
}

Result<std::vector<Image>> ImageRepository::imagesOfLabeler(const LabelerId& labelerId) const
{
    return readImages(m_study, sql::images_of_labeler, labelerId);
}

Result<std::unordered_map<ImageId, ImageRepository::Place>> ImageRepository::placesOfLabeler(
    const LabelerId& labelerId) const
{
    std::unordered_map<ImageId, Place> places;
    TRY(m_study.database().query(
        sql::image_places_of_labeler,
        [&](const Statement& row) {
            return places.emplace(row.id<ImageId>(0), Place{row.id<TestSetId>(1), readPosition(row, 2)})
                .second;
        },
        labelerId));
    const auto placeOf = [](auto& entry) -> Place& { return entry.second; };
    return orderPlaces(m_study, places, placeOf).map([&] { return std::move(places); });
}

Result<std::vector<ImageRepository::GivenImage>> ImageRepository::imagesBegun(
    const LabelerId& labelerId) const
{
    auto images = TRY(m_study.database().query(
        sql::images_begun,
        [](const Statement& row) {
            return GivenImage{row.id<TaskId>(0), row.id<ImageId>(1),
                              Place{row.id<TestSetId>(2), readPosition(row, 3)}};
        },
        labelerId));
    const auto placeOf = [](GivenImage& image) -> Place& { return image.place; };
    return orderPlaces(m_study, images, placeOf).map([&] { return images; });
}

Result<std::unordered_map<std::string, int>> ImageRepository::classIndices() const
{
    std::unordered_map<std::string, int> indices;
    TRY(m_study.database().query(sql::class_indices, [&](const Statement& row) {
        return indices.emplace(row.text(0), static_cast<int>(row.integer(1))).second;
    }));
    return indices;
}

Result<std::vector<ImageRepository::ListedImage>> ImageRepository::list() const
{
    auto images = TRY(m_study.database().query(sql::image_names_all, [](const Statement& row) {
        return ListedImage{
            row.id<ImageId>(0), row.text(1), row.text(2), {row.id<TestSetId>(3), readPosition(row, 4)}};
    }));
    const auto placeOf = [](ListedImage& image) -> Place& { return image.place; };
    return orderPlaces(m_study, images, placeOf).map([&] { return images; });
}

Result<std::vector<std::string>> ImageRepository::imageSubsets() const
{
    return m_study.database().query(sql::image_subset_names,
                                    [](const Statement& row) { return row.text(0); });
}

Result<std::vector<ImageRepository::Place>> ImageRepository::imageSubset(const std::string& name) const
{
    auto places = TRY(m_study.database().query(
        sql::image_subset_places,
        [](const Statement& row) {
            return Place{row.id<TestSetId>(0), readPosition(row, 1)};
        },
        name));
    return orderPlaces(m_study, places, [](Place& place) -> Place& { return place; }).map([&] {
        return places;
    });
}

Result<void> ImageRepository::setImageSubset(const std::string& name, const std::vector<ImageId>& imageIds)
{
    const auto removed = m_study.database().execute(sql::image_subset_remove, name);
    return removed ? addToImageSubset(name, imageIds) : tl::unexpected(removed.error());
}

Result<void> ImageRepository::addToImageSubset(const std::string& name, const std::vector<ImageId>& imageIds)
{
    Result<void> added;
    for (auto id = imageIds.begin(); added && id != imageIds.end(); ++id)
        added = m_study.database().execute(sql::image_subset_add, name, *id);
    return added;
}

Result<std::vector<ImageRepository::Photograph>> ImageRepository::photographs() const
{
    return m_study.database().query(sql::image_photographs, [](const Statement& row) {
        return Photograph{row.id<ImageId>(0), row.text(1)};
    });
}

Result<std::vector<ImageRepository::ClassPhotograph>> ImageRepository::classPhotographs() const
{
    const fs::path studyFolder = fs::absolute(m_study.path()).parent_path();
    // Paths are dear to join, and images of one folder come together.
    std::string lastFolder;
    std::string lastBelow;
    std::string folder;
    return m_study.database().query(sql::class_photographs, [&](const Statement& row) {
        std::string testSetFolder = row.text(2);
        const std::string file = row.text(3);
        const std::size_t slash = file.rfind('/');
        std::string below = slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
        if (!imagePathFault(file).empty())
            return ClassPhotograph{row.text(0), row.text(1), {}, {}};
        if (folder.empty() || testSetFolder != lastFolder || below != lastBelow) {
            folder = imageFile(studyFolder / testSetFolder, file).parent_path().string();
            lastFolder = std::move(testSetFolder);
            lastBelow = std::move(below);
        }
        return ClassPhotograph{row.text(0), row.text(1), folder,
                               slash == std::string::npos ? file : file.substr(slash + 1)};
    });
}

Result<std::vector<ImageId>> ImageRepository::imageIds(const TestSetId& testSetId) const
{
    return m_study.database().query(
        sql::image_ids_of_test_set, [](const Statement& row) { return row.id<ImageId>(0); }, testSetId);
}

Result<std::vector<ImageRepository::NamedImage>> ImageRepository::namedImages(
    const TestSetId& testSetId) const
{
    return m_study.database().query(
        sql::image_names_of_test_set,
        [](const Statement& row) {
            return NamedImage{row.text(0), row.text(1)};
        },
        testSetId);
}

Result<std::vector<ImageRepository::ImageFile>> ImageRepository::imageFiles(const TestSetId& testSetId) const
{
    return m_study.database().query(
        sql::image_files_of_test_set,
        [](const Statement& row) {
            return ImageFile{row.id<ImageId>(0), row.text(1), row.text(2)};
        },
        testSetId);
}

Result<void> ImageRepository::setImageFiles(const TestSetId& testSetId, const std::string& imageFolder,
                                            const std::vector<ImageFile>& files)
{
    for (const ImageFile& file : files)
        TRY(checkPath(file.name, file.file));
    auto written = m_study.database().execute(sql::test_set_folder_write, testSetId, imageFolder);
    for (auto file = files.begin(); written && file != files.end(); ++file)
        written = m_study.database().execute(sql::image_file_write, file->imageId, file->file);
    return written;
}

}  // namespace vizsla
