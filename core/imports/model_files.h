// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/class_codes.h"
#include "core/formats/image_names.h"
#include "core/imports/importer.h"
#include "core/result.h"
#include "core/study/predictions.h"
#include "core/study/test_set.h"
#include "core/study/truth.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

class StudyConnection;

/// What every file of one import is held against.
struct PredictionTarget
{
    TestSet testSet;
    Hierarchy hierarchy;
    Truth truth;
    ClassCodes classes;
    std::optional<ImageNames> images;  ///< read when a CSV asks for it
};

struct ReadModel
{
    Predictions predictions;
    std::vector<std::string> notes;     ///< for the report alone
    std::vector<std::string> warnings;  ///< kept with the predictions
};

/// By its ending: .npy.
bool isArray(const std::filesystem::path& file);
/// The files themselves, and of folders all .npy, .csv and .tsv files. Errors: NotFound for a folder without
/// any.
Result<std::vector<std::filesystem::path>> filesOf(const std::vector<std::filesystem::path>& sources,
                                                   std::vector<std::string>& notes);
/// The model that a file of this name is of.
std::string modelName(const std::filesystem::path& file);
/// Errors: Invalid for two files of one model, and for a name that no model may have.
Result<void> checkModelNames(const std::vector<std::filesystem::path>& files);
Result<PredictionTarget> findTarget(StudyConnection& study, const std::string& testSetName, PlanFor whom);
/// Once, before they are asked for.
Result<void> readImageNames(StudyConnection& study, PredictionTarget& target);
/// Errors: those of importPredictions() that are of one file.
Result<ReadModel> readModel(StudyConnection& study, PredictionTarget& target,
                            const std::filesystem::path& file);
/// All that is to be kept with the predictions.
std::vector<std::string> warningsOf(const ReadModel& model, const PredictionTarget& target);

}  // namespace vizsla
