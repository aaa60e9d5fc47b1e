// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/formats/multilabel_json.h"
#include "core/formats/real_json.h"
#include "core/imports/import.h"
#include "core/imports/import_plan.h"
#include "core/imports/names_in_study.h"
#include "core/imports/source_import.h"
#include "core/imports/twice_named.h"

namespace vizsla {

/// How many images of the study an import spoke of.
struct ImportedCounts
{
    std::size_t labeled = 0;  ///< with a class ruled on
    std::size_t several = 0;  ///< of these: with several correct classes
    std::size_t withoutCorrect = 0;
    std::size_t empty = 0;        ///< of which the file names no class
    std::size_t problematic = 0;  ///< with a class or without
    std::size_t strangers = 0;    ///< that the study does not have

    bool any() const { return labeled + empty + problematic > 0; }
    void add(const MultiLabelAnnotation& annotation);
};

/// What a file says, by its format.
using ReadAnnotations = std::variant<RealLabels, MultiLabelFile>;

/// What every kind of file is brought into.
struct AnnotationImport
{
    StudyConnection& study;
    std::optional<SourceImport> source;  ///< nothing where it is only counted what would come in
    NamesInStudy names;
    bool isAgain = false;  ///< only what is new is added
    ImportedCounts counts = {};
    TwiceNamed twice = {};
    std::string noneFound = {};  ///< examples of names, where no image was found
    std::vector<std::pair<std::string, MultiLabelAnnotation>> first = {};  ///< images, for a preview
    std::vector<std::string> notes = {};
    std::vector<std::string> warnings = {};
};

/// Reads the document of the file; `path` is named in errors.
Result<ReadAnnotations> readAnnotations(StudyConnection& study, const AnnotationFile& file,
                                        const std::filesystem::path& path);

/// Brings in, or only counts, what the file says of the study's images.
Result<void> takeAll(AnnotationImport& target, const ReadAnnotations& read, const std::filesystem::path& path,
                     const Progress& progress);
/// The same. Errors: NotFound where the file says nothing of any image.
Result<void> takeSome(AnnotationImport& target, const ReadAnnotations& read,
                      const std::filesystem::path& path, const Progress& progress);

ImportReport reportOf(const AnnotationImport& target);

}  // namespace vizsla
