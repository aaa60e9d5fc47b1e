// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/result.h"
#include "core/scoring/scoreboard.h"

namespace vizsla {

/// Writes scores as JSON where the file's name ends in .json, else as CSV, under .csv where it has no ending.
/// Errors: Invalid for another ending; those of writeFile().
Result<void> exportScores(std::filesystem::path file, const StudyScores& scores, double confidence);

}  // namespace vizsla
