// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyConnection;

/// Test sets and their images. What gives places fails with Corrupt where the order of the images is damaged.
class ImageRepository
{
public:
    explicit ImageRepository(StudyConnection& study) : m_study(study) {}

    /// Adds a test set with its images in order, all or nothing. Ids are made here and written into the
    /// arguments. Errors: Invalid for files that imagePathFault() refuses.
    Result<void> addTestSet(TestSet& testSet, std::vector<Image>& images);
    Result<std::vector<TestSet>> testSets() const;
    /// The same without image counts, which stay 0: those of a large test set take a while.
    Result<std::vector<TestSet>> testSetNames() const;
    /// By name, without its image count. Errors: NotFound, naming it.
    Result<TestSet> findTestSet(const std::string& name) const;

    /// Images come in the order of the test sets, with absolute files; without one where the study's is
    /// refused (imageFile()).
    Result<std::vector<Image>> images() const;
    Result<std::optional<Image>> image(const ImageId& id) const;
    Result<std::vector<Image>> imagesOfTask(const TaskId& taskId) const;
    /// Images with this assigned class that are not problematic.
    Result<std::vector<Image>> imagesOfClass(const std::string& wnid) const;
    /// Images that a labeler has answered, in whatever task; in no particular order.
    Result<std::vector<Image>> imagesOfLabeler(const LabelerId& labelerId) const;

    struct Photograph
    {
        ImageId imageId;
        std::string photograph;  ///< Image::photograph
    };
    /// Of all images, in no particular order.
    Result<std::vector<Photograph>> photographs() const;
    struct ClassPhotograph
    {
        std::string wnid;  ///< an assigned class
        std::string photograph;
        std::string folder;  ///< absolute, of the file; empty where the study's is refused
        std::string name;    ///< of the file in it
    };
    /// Of the images that are not problematic, in no particular order.
    Result<std::vector<ClassPhotograph>> classPhotographs() const;

    /// In the order of the test set.
    Result<std::vector<ImageId>> imageIds(const TestSetId& testSetId) const;
    struct NamedImage
    {
        std::string name;
        std::string assignedWnid;
    };
    /// In the order of the test set.
    Result<std::vector<NamedImage>> namedImages(const TestSetId& testSetId) const;
    struct Place
    {
        TestSetId testSetId;
        std::size_t position = 0;  ///< index among the images of the test set, 0 … n - 1 (ImageOrder)
    };
    /// Of the images that a labeler answered, by image id.
    Result<std::unordered_map<ImageId, Place>> placesOfLabeler(const LabelerId& labelerId) const;
    struct GivenImage
    {
        TaskId taskId;
        ImageId imageId;
        Place place;
    };
    /// The images of the tasks that a labeler has begun here; in no particular order.
    Result<std::vector<GivenImage>> imagesBegun(const LabelerId& labelerId) const;
    /// Class indices by wnid.
    Result<std::unordered_map<std::string, int>> classIndices() const;

    struct ListedImage
    {
        ImageId id;
        std::string name;
        std::string assignedWnid;
        Place place;
    };
    /// In the order of the test sets.
    Result<std::vector<ListedImage>> list() const;

    /// Names of the subsets, such as ImageNet-M, sorted.
    Result<std::vector<std::string>> imageSubsets() const;
    /// Empty for an unknown name.
    Result<std::vector<Place>> imageSubset(const std::string& name) const;
    /// Replaces the subset of this name.
    Result<void> setImageSubset(const std::string& name, const std::vector<ImageId>& imageIds);

    Result<void> addToImageSubset(const std::string& name, const std::vector<ImageId>& imageIds);

    struct ImageFile
    {
        ImageId imageId;
        std::string name;  ///< of the image
        std::string file;  ///< below the test set's folder (imagePathFault())
    };
    /// As the study has them, in the order of the test set.
    Result<std::vector<ImageFile>> imageFiles(const TestSetId& testSetId) const;
    /// Says where the images of a test set lie: its folder (absolute, or below the study's) and the files of
    /// those images that have another one now. To be called inside a transaction. Errors: as addTestSet().
    Result<void> setImageFiles(const TestSetId& testSetId, const std::string& imageFolder,
                               const std::vector<ImageFile>& files);

private:
    StudyConnection& m_study;
};

}  // namespace vizsla
