// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "core/scoring/accuracy.h"
#include "core/study/predictions.h"

namespace vizsla {

/// How much of a test set a model's predictions reach.
struct Coverage
{
    int images = 0;   ///< of the test set
    int missing = 0;  ///< without a prediction
    int unknown = 0;  ///< with a first prediction that names no class of the study
    /// Of these, where there are five predictions an image or more, those that top-5 has no usable one of
    /// either; else the same.
    int missingOfFive = 0;
    int unknownOfFive = 0;

    /// As this metric sees it: top-5 by all five predictions of an image, the others by the first.
    Coverage by(Metric metric) const;
    /// Such a model is shown as partial and not ranked among those that predict on every image.
    bool isPartial() const { return missing > 0; }
};

/// Where missing predictions are left out (a labeler's), nothing is missing.
Coverage coverageOf(const Predictions& predictions, std::size_t imageCount);

/// Where top-5 is better off, it is said: "…, which count as wrong in top-1 and multi-label, but only 1 of
/// them in top-5". Else "has no prediction for 2 of 4 images, which count as wrong: partial"; empty where
/// none is missing.
std::string missingSentence(const Coverage& coverage);
/// "names no class of the study on 2 of 4 images, which count as wrong"; empty where none is unknown.
std::string unknownSentence(const Coverage& coverage);

}  // namespace vizsla
