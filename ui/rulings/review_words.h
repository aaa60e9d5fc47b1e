// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/rulings/review_selection.h"

namespace vizsla {

/// "unreviewed", "slice dogs".
QString criterionText(ReviewCriterion criterion, const ReviewChoices& choices);
/// "by class", "at random (seed 7)".
QString orderText(const ReviewChoices& choices);
/// "unreviewed, slice dogs · by class".
QString choicesText(const ReviewChoices& choices, bool hasShares);

}  // namespace vizsla
