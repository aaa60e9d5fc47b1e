// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/store/database.h"
#include "core/store/study_connection.h"

namespace vizsla {

/// What salvages could not read of the study, or an opening of its damaged log, one sentence each, oldest
/// first. Empty for a study that was never salvaged, and where nothing is known to be lost.
Result<std::vector<std::string>> salvageLosses(Database& study);
inline Result<std::vector<std::string>> salvageLosses(StudyConnection& study)
{
    return salvageLosses(study.database());
}
Result<void> addSalvageLoss(Database& study, std::string sentence);
inline Result<void> addSalvageLoss(StudyConnection& study, std::string sentence)
{
    return addSalvageLoss(study.database(), std::move(sentence));
}

/// A task that a salvage put in for one that could not be read.
struct TaskPutIn
{
    std::string name;
    bool isTest =
        true;  ///< sealed until its results are opened; otherwise a training, by what was suggested in it
};
Result<std::vector<TaskPutIn>> tasksPutIn(Database& study);
inline Result<std::vector<TaskPutIn>> tasksPutIn(StudyConnection& study)
{
    return tasksPutIn(study.database());
}

}  // namespace vizsla
