// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/imports/import.h"
#include "core/store/annotation_source_repository.h"

namespace vizsla {

class StudyFile;

/// Which of the published forms a file has, by its first bytes: a list is ReaL's.
/// Errors: those of reading; Foreign for what is neither.
Result<AnnotationFormat> annotationFormatOf(const std::filesystem::path& file);

/// The name of a source that nobody gave one: ReaL for real.json, else the file's own without its extension.
std::string proposedAnnotationName(const std::filesystem::path& file);

/// Takes the multi-label annotations of the study's images from a file into the source of that name
/// (proposedAnnotationName() where it is empty), which is made where there is none; the first of a study is
/// the one that scores use. The images that the file speaks of have then, in that source, what the file says
/// and nothing else; other images and other sources keep what they had. A class that is named twice for an
/// image counts by namedOnce(). The file is kept as it is, so that sourceDocument() gives it back. Of a
/// multi-label file, problematic images become so in the source, and imagenet_m becomes the subset
/// ImageNet-M. Errors: those of the readers and of writing; Invalid for what is no name; NotFound where the
/// study has none of the images.
Result<ImportReport> importAnnotations(StudyFile& study, const std::filesystem::path& file,
                                       AnnotationFormat format, const ImportControl& control = {},
                                       const std::string& name = {});

}  // namespace vizsla
