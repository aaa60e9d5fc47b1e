// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/annotation_repository.h"

namespace vizsla {

class StudyFile;

struct AnnotationDocument
{
    std::string text;
    std::size_t images = 0;          ///< with an annotation of the study's in it
    std::vector<std::string> notes;  ///< what has no place in the format
};

/// The study's multi-label annotations in a published form. It starts from what importAnnotations() kept of a
/// file of that form, so that one that was imported comes back with everything in it, in its order. ReaL
/// holds the classes ruled correct of ImageNet's validation images, by number; an image that is problematic
/// or has none is empty there.
Result<AnnotationDocument> annotationDocument(StudyFile& study, AnnotationFormat format);

}  // namespace vizsla
