// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "core/imports/importer.h"

namespace vizsla {

class StudyFile;

/// What a file or folder seems to be.
struct RecognisedSource
{
    const Importer* importer = nullptr;
    Recognition as = {};
};

/// Asks every importer: one that is sure stands before one that is not, else the first holds. Nothing where
/// it is of none of them.
std::optional<RecognisedSource> recogniseSource(const std::filesystem::path& source, const StudyFacts& study);

/// The importer of a verb of the command line, by the word of its format or, where that is empty, by the
/// file. Errors: NotFound for no such verb or format; those of Importer::isOfFormat.
Result<const Importer*> importerOf(std::string_view verb, std::string_view format,
                                   const std::filesystem::path& source);

/// importAtOnce() into a study that is sound. Errors: also Corrupt where it is damaged.
Result<ImportReport> runImport(StudyFile& study, const ImportRequest& request, const Progress& progress = {});

}  // namespace vizsla
