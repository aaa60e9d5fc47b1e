// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/imports/import.h"

namespace vizsla {

class StudyFile;

/// Adds the predictions of models on a test set: .npy files, whose rows follow the order of the test set, or
/// CSV by image name. Each file is a model of its name; of a folder all .npy and .csv files are taken. What a
/// model had before is replaced. Errors: NotFound for an unknown test set; Invalid for another number of rows
/// than images, naming the file; those of the readers and of writing. All files or none.
Result<ImportReport> importPredictions(StudyFile& study, const std::string& testSetName,
                                       const std::vector<std::filesystem::path>& sources,
                                       const ImportControl& control = {});

}  // namespace vizsla
