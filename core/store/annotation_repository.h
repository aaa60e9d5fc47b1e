// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "core/study/annotation.h"

namespace vizsla {

class StudyFile;

/// Annotations by image id; images without one are missing.
using AnnotationMap = std::unordered_map<std::string, MultiLabelAnnotation>;

/// The published forms of multi-label annotations.
enum class AnnotationFormat {
    Real,        ///< ReaL's real.json
    MultiLabel,  ///< human_accuracy_v3.0.0.json
};

/// The images' multi-label annotations, and which images are problematic: what was imported, under what reviewers
/// settled (ReviewRepository).
class AnnotationRepository
{
public:
    explicit AnnotationRepository(StudyFile& study) : m_study(study) {}

    /// Replaces what was imported for the image. A ruling of DontKnow is no annotation.
    Result<void> set(const std::string& imageId, const MultiLabelAnnotation& annotation);
    /// Rulings in the order they were given.
    Result<MultiLabelAnnotation> ofImage(const std::string& imageId) const;
    Result<AnnotationMap> all() const;
    /// Of the images that a labeler has answered, without the classes ruled wrong: to a score they are as
    /// those that nobody ruled on.
    Result<AnnotationMap> scored(const std::string& labelerId) const;

    /// What was imported, without what reviewers settled above it.
    Result<AnnotationMap> imported() const;
    Result<std::unordered_map<std::string, std::string>> importedProblems() const;

    /// Makes an image problematic for a reason, in JSON, or not problematic, as what was imported.
    Result<void> setProblem(const std::string& imageId, const std::optional<std::string>& reason);
    /// Reasons by image id; "null" where none was given.
    Result<std::unordered_map<std::string, std::string>> problems() const;

    /// What an imported file says beyond what the study has a place for: a document of the same format.
    Result<void> setRemainder(AnnotationFormat format, std::string_view document);
    Result<std::optional<std::string>> remainder(AnnotationFormat format) const;

private:
    StudyFile& m_study;
};

}  // namespace vizsla
