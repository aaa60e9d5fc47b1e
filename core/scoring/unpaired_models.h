// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vizsla {

struct StudyScores;

/// Whether two names may be meant for one model: the same but for case and separators, or one is the other
/// with more words at its end ("fv_16k", "fv_16k_model").
bool mayNameOneModel(std::string_view first, std::string_view second);

/// Adds a warning to each model that is known on one test set only, where a model of another test set alone
/// may be the same under another name. To predict on one test set only is nothing to warn of.
void warnOfUnpairedModels(StudyScores& scores);

}  // namespace vizsla
