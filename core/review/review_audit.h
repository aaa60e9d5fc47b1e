// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace vizsla {

class StudyConnection;

/// Where a study contradicts its history of reviewing: a line that does not begin where the one before it
/// ended, a ruling that is not what its last line says, an annotation that is not what the rulings come to.
/// One sentence for each kind, with how many there are and the first.
Result<std::vector<std::string>> auditReview(StudyConnection& study);
/// Whether the study has reviewers, or anything that they did or settled. Without, auditReview() finds
/// nothing, for which it reads all images and predictions.
Result<bool> hasReviews(StudyConnection& study);

}  // namespace vizsla
