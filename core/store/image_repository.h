// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/study/annotation.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyFile;

/// Annotations by image id; images without one are missing.
using AnnotationMap = std::unordered_map<std::string, MultiLabelAnnotation>;

/// Test sets, their images and the images' multi-label annotations.
class ImageRepository
{
public:
    explicit ImageRepository(StudyFile& study) : m_study(study) {}

    /// Adds a test set with its images in order, all or nothing. Ids are made here and written into the arguments.
    Result<void> addTestSet(TestSet& testSet, std::vector<Image>& images);
    Result<std::vector<TestSet>> testSets() const;

    /// Images come in the order of the test sets, with absolute files.
    Result<std::vector<Image>> images() const;
    Result<std::optional<Image>> image(const std::string& id) const;
    Result<std::vector<Image>> imagesOfTask(const std::string& taskId) const;
    /// Images with this assigned class that are not problematic.
    Result<std::vector<Image>> imagesOfClass(const std::string& wnid) const;
    /// Images that a labeler has answered, in whatever task; in no particular order.
    Result<std::vector<Image>> imagesOfLabeler(const std::string& labelerId) const;

    Result<void> setAnnotation(const std::string& imageId, const MultiLabelAnnotation& annotation);
    Result<MultiLabelAnnotation> annotation(const std::string& imageId) const;
    Result<AnnotationMap> annotations() const;
    /// Of the images that a labeler has answered, without the classes ruled wrong: to a score they are as those
    /// that nobody ruled on.
    Result<AnnotationMap> scoredAnnotations(const std::string& labelerId) const;

    struct NamedImage
    {
        std::string name;
        std::string assignedWnid;
    };
    /// In the order of the test set.
    Result<std::vector<NamedImage>> namedImages(const std::string& testSetId) const;
    /// Where the images that a labeler answered stand, by image id.
    struct Place
    {
        std::string testSetId;
        std::size_t position = 0;
    };
    Result<std::unordered_map<std::string, Place>> placesOfLabeler(const std::string& labelerId) const;
    /// Class indices by wnid.
    Result<std::unordered_map<std::string, int>> classIndices() const;

    /// Names of the subsets, such as ImageNet-M, sorted.
    Result<std::vector<std::string>> imageSubsets() const;
    /// Empty for an unknown name.
    Result<std::vector<Place>> imageSubset(const std::string& name) const;
    /// Replaces the subset of this name.
    Result<void> setImageSubset(const std::string& name, const std::vector<std::string>& imageIds);

private:
    StudyFile& m_study;
};

}  // namespace vizsla
