// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/annotation_source_repository.h"

namespace vizsla {

class StudyConnection;

struct AnnotationDocument
{
    std::string text;
    std::size_t images = 0;          ///< with an annotation of the study's in it
    std::vector<std::string> notes;  ///< what has no place in the format
};

/// What scores use, in a published form: the source in use, and above it what the reviewers of the study
/// settled. It starts from the files of the source: what nobody ruled on here stands as it came, in its
/// order. ReaL holds the classes ruled correct of ImageNet's validation images, by number; an image that is
/// problematic or has none is empty there.
Result<AnnotationDocument> annotationDocument(StudyConnection& study, AnnotationFormat format);

/// One source without what is settled here: its file, byte for byte, where it came in one, in that form or
/// where no form is given; otherwise made of its files. Errors: those of AnnotationSourceRepository::named().
Result<AnnotationDocument> sourceDocument(StudyConnection& study, const std::string& name,
                                          std::optional<AnnotationFormat> format = std::nullopt);

}  // namespace vizsla
