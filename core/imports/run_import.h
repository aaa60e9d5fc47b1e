// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/imports/import.h"
#include "core/imports/source_import.h"

namespace vizsla {

class StudyFile;

/// What can be brought into a study.
enum class ImportKind {
    TestSet,
    Images,
    Predictions,
    RealAnnotations,
    MultiLabelAnnotations,
    Verdicts,
    HumanAccuracy
};

/// Whether imports of the kind are into one test set, which has to be named.
bool needsTestSet(ImportKind kind);
/// Whether imports of the kind go into a source of annotations, which has a name.
bool hasAnnotations(ImportKind kind);

/// What a file or folder seems to be, by its name and its first bytes; nothing where it is none of these.
/// A folder of images is taken for the images of a test set that is there, or else for a test set.
std::optional<ImportKind> guessImportKind(const std::filesystem::path& source, bool hasTestSets);

struct ImportRequest
{
    ImportKind kind = ImportKind::TestSet;
    std::string testSet;                         ///< where needsTestSet()
    std::vector<std::filesystem::path> sources;  ///< several for predictions only
    AnnotationTarget annotation = {};            ///< where hasAnnotations()
};

/// Runs the import of the request's kind. Errors: of that import; Corrupt where the study is damaged.
Result<ImportReport> runImport(StudyFile& study, const ImportRequest& request, const Progress& progress = {});

}  // namespace vizsla
