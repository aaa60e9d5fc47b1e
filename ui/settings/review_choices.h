// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/review/review_queue.h"

namespace vizsla {

/// Which images come to a reviewer, and in which order.
struct ReviewChoices
{
    bool unreviewed = true;
    bool unclear = false;
    bool mine = true;  ///< matters where images are shared out
    bool disagreed = false;
    bool problematic = false;
    bool withNote = false;
    QString slice = {};  ///< as imagesOfExpression() takes it; empty: all
    QString search = {};
    ReviewOrder order = ReviewOrder::Class;
    int seed = 1;

    static constexpr int largestSeed = 999'999;
    bool operator==(const ReviewChoices&) const = default;
};

}  // namespace vizsla
