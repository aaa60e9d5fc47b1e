// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "core/study/annotation.h"
#include "core/study/ids.h"

namespace vizsla {

class StudyConnection;

/// Annotations by image id; images without one are missing.
using AnnotationMap = std::unordered_map<ImageId, MultiLabelAnnotation>;

/// Problematic images by id, and why, in JSON.
using ProblemMap = std::unordered_map<ImageId, std::string>;

/// The images' multi-label annotations, and which images are problematic. Where no source is named, it is
/// what scores use: the source in use (AnnotationSourceRepository), under what reviewers settled
/// (ReviewRepository).
class AnnotationRepository
{
public:
    explicit AnnotationRepository(StudyConnection& study) : m_study(study) {}

    /// Replaces what the source says of the image; of a class named twice namedOnce() holds. A ruling of
    /// DontKnow is no annotation.
    Result<void> set(const AnnotationSourceId& sourceId, const ImageId& imageId,
                     const MultiLabelAnnotation& annotation);
    /// Makes an image problematic for a reason, in JSON, or not problematic.
    Result<void> setProblem(const AnnotationSourceId& sourceId, const ImageId& imageId,
                            const std::optional<std::string>& reason);

    /// Rulings in the order they were given.
    Result<MultiLabelAnnotation> ofImage(const ImageId& imageId) const;
    Result<AnnotationMap> all() const;
    Result<ProblemMap> problems() const;
    /// Of the images that a labeler has answered, without the classes ruled wrong: to a score they are as
    /// those that nobody ruled on.
    Result<AnnotationMap> scored(const LabelerId& labelerId) const;

    /// What a source says, without what reviewers settled above it; nothing where there is no source.
    Result<AnnotationMap> ofSource(const std::optional<AnnotationSourceId>& sourceId) const;
    Result<ProblemMap> problemsOfSource(const std::optional<AnnotationSourceId>& sourceId) const;

private:
    StudyConnection& m_study;
};

}  // namespace vizsla
