// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/imports/import.h"
#include "core/store/annotation_repository.h"

namespace vizsla {

class StudyFile;

/// Which of the published forms a file has, by its first bytes: a list is ReaL's.
/// Errors: those of reading; Foreign for what is neither.
Result<AnnotationFormat> annotationFormatOf(const std::filesystem::path& file);

/// Takes the multi-label annotations of the study's images from a file. The images that the file speaks of
/// have then what the file says and nothing else; other images keep what they had. What the study has no
/// place for (images it does not have, further keys) is kept, so that exportAnnotations() gives the whole
/// file back. Of a multi-label file, problematic images become so, and imagenet_m becomes the subset
/// ImageNet-M. Errors: those of the readers and of writing; NotFound where the study has none of the images.
Result<ImportReport> importAnnotations(StudyFile& study, const std::filesystem::path& file,
                                       AnnotationFormat format, const ImportControl& control = {});

}  // namespace vizsla
