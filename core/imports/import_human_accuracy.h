// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/imports/importer.h"
#include "core/imports/source_import.h"

namespace vizsla {

extern const Importer humanAccuracyImporter;

/// Takes over the published human_accuracy.pickle of "Evaluating Machine Accuracy on ImageNet" (Shankar et
/// al., ICML 2020), for the images that the study has: import their test sets first.
/// - Classifiers with times are people: each becomes a labeler, whose answers stand in a test-mode task of
/// the images
///   that were labeled. The answers are imported ones, which score although others may be missing.
/// - Classifiers without times are models, of one prediction an image. A model that has predictions on a test
/// set
///   already keeps those. The votes of groups (human_majority, model_majority) are left out, as they would
///   pass for models.
/// - image_labels, and the images that image_map calls problematic, go into a source of annotations as
/// importAnnotations() does it.
/// - The file's own slices and assigned labels are held against the study's; what differs is warned about.
/// Repeating it changes nothing. Errors: those of readHumanAccuracyPickle() and of writing; NotFound where
/// the study has none of the images.
Result<ImportReport> importHumanAccuracy(StudyConnection& study, const std::filesystem::path& file,
                                         const Progress& progress = {}, AnnotationTarget into = {});

}  // namespace vizsla
