// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/imports/import.h"

namespace vizsla {

class StudyFile;

/// Adds the verdicts of reviewers from a CSV `reviewer,image,wnid,verdict`. A verdict on a pair that the
/// reviewer has ruled on before replaces that one. Images and classes that the study does not have are passed
/// over, named with their lines. Errors: those of readVerdictCsv() and of writing; NotFound where the study
/// has none of the images.
Result<ImportReport> importVerdicts(StudyFile& study, const std::filesystem::path& file,
                                    const ImportControl& control = {});

}  // namespace vizsla
