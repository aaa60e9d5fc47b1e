// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/review/candidates.h"

namespace vizsla {

class StudyConnection;

/// The candidates of all images of a study. Answers of tests that are still sealed are among them, so that
/// what is ruled need not be ruled again when they are opened, but no labeler counts for them.
Result<Candidates> readCandidates(StudyConnection& study, const CandidateRule& rule);

}  // namespace vizsla
