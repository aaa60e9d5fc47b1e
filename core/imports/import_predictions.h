// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/imports/importer.h"

namespace vizsla {

extern const Importer predictionsImporter;

/// Adds the predictions of models on a test set: .npy files, whose rows follow the order of the test set, or
/// CSV (.csv, .tsv, .txt) by image name (ImageNames). Each file is a model of its name; of a folder all .npy,
/// .csv and .tsv files are taken. What a model had before is replaced. Images without a row and predictions
/// that name no class of the study are counted, said, and wrong when they are scored.
///
/// Errors: NotFound for an unknown test set, a folder without such files, and a CSV that names no image of
/// the test set; Invalid for another number of rows than images, for two files of one model, for two rows of
/// one image, and for a CSV most of whose predictions name no class of the study; those of the readers and of
/// writing. All files or none.
Result<ImportReport> importPredictions(StudyConnection& study, const std::string& testSetName,
                                       const std::vector<std::filesystem::path>& sources,
                                       const Progress& progress = {});

}  // namespace vizsla
