// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/accuracy.h"

#include <algorithm>

namespace vizsla {

namespace {

bool hasUnclear(const MultiLabelAnnotation& annotation)
{
    return std::ranges::find(annotation.rulings, Verdict::Unclear, &MultiLabelAnnotation::Ruling::verdict) !=
           annotation.rulings.end();
}

}  // namespace

Outcome outcome(Metric metric, std::string_view predictedWnid, const Image& image,
                const MultiLabelAnnotation& annotation, UnclearCounts unclear)
{
    if (image.problematic || metric == Metric::Top5)
        return Outcome::LeftOut;
    if (metric == Metric::Top1)
        return predictedWnid == image.assignedWnid ? Outcome::Right : Outcome::Wrong;
    if (!annotation.hasCorrect() && !(unclear == UnclearCounts::Right && hasUnclear(annotation)))
        return Outcome::LeftOut;
    const auto verdict = annotation.verdictOn(predictedWnid);
    if (verdict == Verdict::Correct)
        return Outcome::Right;
    if (verdict == Verdict::Unclear && unclear == UnclearCounts::Right)
        return Outcome::Right;
    if (verdict == Verdict::Unclear && unclear == UnclearCounts::LeftOut)
        return Outcome::LeftOut;
    return Outcome::Wrong;
}

void Accuracy::add(Outcome outcome)
{
    if (outcome == Outcome::LeftOut) {
        ++leftOut;
        return;
    }
    ++total;
    if (outcome == Outcome::Right)
        ++correct;
}

}  // namespace vizsla
