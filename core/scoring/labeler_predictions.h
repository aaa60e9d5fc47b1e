// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include "core/result.h"
#include "core/scoring/predictions.h"

namespace vizsla {

class StudyFile;

/// A labeler's answers as predictions of one column, by test set id; test sets without an answer are missing.
/// The same answers count as on the scorecard: of several for an image the first, none of unfinished tests.
Result<std::unordered_map<std::string, Predictions>> labelerPredictions(StudyFile& study,
                                                                        const std::string& labelerId);

}  // namespace vizsla
