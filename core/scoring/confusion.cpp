// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/confusion.h"

#include <algorithm>

namespace vizsla {

std::vector<Accuracy> accuracyByClass(const PredictionOutcomes& outcomes, const Truth& truth, Metric metric,
                                      int classCount, const ImageSet* slice)
{
    std::vector<Accuracy> byClass(static_cast<std::size_t>(std::max(classCount, 0)));
    const MetricOutcomes* ofMetric = outcomes.of(metric);
    if (ofMetric == nullptr)
        return byClass;
    const ImageSet among = slice != nullptr ? outcomes.answered & *slice : outcomes.answered;
    among.forEach([&](std::size_t image) {
        const ClassIndex assigned = truth.assigned(image);
        if (assigned < 0 || assigned >= classCount)
            return;
        const Outcome judged = ofMetric->right.contains(image) ? Outcome::Right : Outcome::Wrong;
        Accuracy& accuracy = byClass[static_cast<std::size_t>(assigned)];
        const bool counts = ofMetric->counted.contains(image);
        accuracy.add(counts ? judged : Outcome::LeftOut);
        accuracy.problematic += outcomes.problematic.contains(image);
        accuracy.missing += counts && outcomes.missingFor(metric).contains(image);
        accuracy.unknown += counts && outcomes.unknownFor(metric).contains(image);
    });
    return byClass;
}

std::vector<ConfusionCount> confusions(const Predictions& predictions, const Truth& truth,
                                       const ImageSet& among)
{
    std::vector<std::pair<ClassIndex, ClassIndex>> pairs;
    among.forEach([&](std::size_t image) {
        if (image >= truth.imageCount() || image >= predictions.imageCount())
            return;
        const ClassIndex assigned = truth.assigned(image);
        const ClassIndex predicted = predictions.of(image)[0];
        if (assigned >= 0 && predicted >= 0 && assigned != predicted)
            pairs.emplace_back(assigned, predicted);
    });
    std::ranges::sort(pairs);
    std::vector<ConfusionCount> counts;
    for (const auto& [assigned, predicted] : pairs) {
        if (counts.empty() || counts.back().assigned != assigned || counts.back().predicted != predicted)
            counts.push_back({assigned, predicted, 0});
        ++counts.back().count;
    }
    std::ranges::stable_sort(counts, std::ranges::greater{}, &ConfusionCount::count);
    return counts;
}

}  // namespace vizsla
