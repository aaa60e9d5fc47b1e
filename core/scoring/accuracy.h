// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/scoring/interval.h"
#include "core/scoring/rounding.h"
#include "core/study/annotation.h"
#include "core/study/test_set.h"

namespace vizsla {

/// How a prediction is held against the truth. Shankar et al., "Evaluating Machine Accuracy on ImageNet"
/// (ICML 2020), section 3.
enum class Metric {
    Top1,        ///< the prediction is the assigned label
    Top5,        ///< one of the first five predictions is the assigned label; models only
    MultiLabel,  ///< the prediction is among the classes ruled correct
};

enum class Outcome {
    Right,
    Wrong,
    LeftOut,  ///< the image is problematic or, for MultiLabel, has no class that counts as correct
};

/// What a prediction ruled unclear counts as, in MultiLabel. With Right an image all of whose correct classes
/// are unclear ones takes part as any other.
enum class UnclearCounts { Wrong, Right, LeftOut };

/// Of a single prediction, so that Top5 does not apply and is LeftOut.
Outcome outcome(Metric metric, std::string_view predictedWnid, const Image& image,
                const MultiLabelAnnotation& annotation, UnclearCounts unclear = UnclearCounts::Wrong);

/// `correct` of `total` images; `leftOut` images are in neither.
struct Accuracy
{
    int correct = 0;
    int total = 0;
    int leftOut = 0;
    int missing = 0;  ///< of the total: images without a usable prediction, which are wrong; a model's only
    int unknown = 0;  ///< of these: with a prediction that names no class of the study
    int problematic = 0;  ///< of those left out: called problematic, so that no metric counts them

    void add(Outcome outcome);
    Ratio ratio() const { return {correct, total}; }
    /// In [0, 1]; NaN when no image counts.
    double value() const { return ratio().value(); }
    Interval interval(double confidence = defaultConfidence) const
    {
        return clopperPearson(correct, total, confidence);
    }
};

}  // namespace vizsla
