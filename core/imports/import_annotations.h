// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/imports/importer.h"
#include "core/imports/source_import.h"
#include "core/store/annotation_source_repository.h"

namespace vizsla {

extern const Importer realImporter;
extern const Importer multiLabelImporter;

/// Which of the published forms a file has, by its first bytes: a list is ReaL's.
/// Errors: those of reading; Foreign for what is neither.
Result<AnnotationFormat> annotationFormatOf(const std::filesystem::path& file);

/// The name of a source that nobody gave one: ReaL for real.json, else the file's own without its extension.
std::string proposedAnnotationName(const std::filesystem::path& file);

/// The source that a request names, or that its file is called after.
AnnotationTarget annotationTarget(const ImportRequest& request);

/// Takes the multi-label annotations of the study's images from a file into a source
/// (proposedAnnotationName() where the target has no name), which is made where there is none; the first of a
/// study is the one that scores use. A source is one file: it says what the file says and nothing else, and
/// sourceDocument() gives the file back. The file that it is of already changes nothing, but for images that
/// the study has got since. A class that is named twice for an image counts by namedOnce(), and of two names
/// for one image the likelier (NamesOfList). Of a multi-label file, problematic images become so in the
/// source, and imagenet_m becomes the subset ImageNet-M. Errors: those of the readers, of SourceImport and of
/// writing; Invalid for what is no name, and for two names that are alike one image; NotFound where the study
/// has none of the images.
Result<ImportReport> importAnnotations(StudyConnection& study, const std::filesystem::path& file,
                                       AnnotationFormat format, const Progress& progress = {},
                                       AnnotationTarget into = {});

/// Whether the kept files of a source can be read. Errors: Invalid, those of reading.
Result<void> checkKeptFiles(StudyConnection& study, const AnnotationSource& source);

/// What came of applying the kept file of a source again.
struct AppliedAgain
{
    std::size_t added = 0;   ///< images that the source has got by it
    std::size_t unlike = 0;  ///< images of which it has other labels than its file
};

/// Adds what the kept file of a source says of images of which the source says nothing. Nothing where the
/// source has not one whole file.
Result<std::optional<AppliedAgain>> applyKeptFile(StudyConnection& study, const AnnotationSource& source);

/// Makes what the source says the same as what its kept file says, of all images that the file names; what it
/// says of others stays. The number of images that it says something else of now. Nothing where the source
/// has not one whole file. Packed labels are not made again.
Result<std::optional<std::size_t>> remakeFromKeptFile(StudyConnection& study, const AnnotationSource& source);

/// Applies the kept files of the study's annotations to images of which they say something and their
/// annotation does not: those that the study has got since. What is annotated already stays as it is. In a
/// transaction of its own; sentences on what was added to which annotation, and on files that could not be
/// applied again.
Result<std::vector<std::string>> annotateNewImages(StudyConnection& study);

}  // namespace vizsla
