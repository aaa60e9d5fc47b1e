// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/scoring/model_score.h"

namespace vizsla {

/// Images of one class that a classifier took for another.
struct ConfusionCount
{
    ClassIndex assigned = noClass;
    ClassIndex predicted = noClass;
    int count = 0;

    bool operator==(const ConfusionCount&) const = default;
};

/// Accuracy on the images assigned to each class: `classCount` entries, by class index. Top5 where it does
/// not apply gives entries without images. Within a slice where one is given.
std::vector<Accuracy> accuracyByClass(const PredictionOutcomes& outcomes, const Truth& truth, Metric metric,
                                      int classCount, const ImageSet* slice = nullptr);

/// The pairs (assigned, first prediction) that differ, on the images `among`; only pairs that occur. Most
/// frequent first, then by assigned and by predicted class.
std::vector<ConfusionCount> confusions(const Predictions& predictions, const Truth& truth,
                                       const ImageSet& among);

}  // namespace vizsla
