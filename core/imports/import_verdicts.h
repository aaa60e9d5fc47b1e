// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/imports/importer.h"

namespace vizsla {

extern const Importer verdictsImporter;

/// What becomes of reviewers whom the study does not know, neither as reviewers nor as labelers.
enum class NewReviewers {
    Make,      ///< they are made, and named with the line on which they first stand
    PassOver,  ///< their lines are passed over and named
};

/// Adds the verdicts of reviewers from a CSV `reviewer,image,wnid,verdict`. A verdict on a pair that the
/// reviewer has ruled on before replaces that one; those of reviewers who count settle the study. Images and
/// classes that the study does not have are passed over, named with their lines. Errors: those of
/// readVerdictCsv() and of writing; Invalid with both lines where a reviewer rules twice on one image that
/// the file calls by two names; NotFound where nothing is left.
Result<ImportReport> importVerdicts(StudyConnection& study, const std::filesystem::path& file,
                                    const Progress& progress = {},
                                    NewReviewers newReviewers = NewReviewers::Make);

}  // namespace vizsla
