// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/coverage.h"

#include <algorithm>

namespace vizsla {

namespace {

std::string ofImages(int part, int whole)
{
    return std::to_string(part) + " of " + std::to_string(whole) + (whole == 1 ? " image" : " images") +
           ", which " + (part == 1 ? "counts" : "count") + " as wrong";
}

}  // namespace

Coverage coverageOf(const Predictions& predictions, std::size_t imageCount)
{
    Coverage coverage{static_cast<int>(imageCount), 0, 0};
    if (predictions.missing == MissingCounts::LeftOut)
        return coverage;
    const std::size_t images = std::min(predictions.imageCount(), imageCount);
    coverage.missing = static_cast<int>(imageCount - images);
    for (std::size_t image = 0; image < images; ++image) {
        const ClassIndex first = predictions.of(image)[0];
        coverage.unknown += first == unknownClass;
        coverage.missing += first < 0 && first != unknownClass;
    }
    return coverage;
}

std::string missingSentence(const Coverage& coverage)
{
    return coverage.missing == 0
               ? std::string()
               : "has no prediction for " + ofImages(coverage.missing, coverage.images) + ": partial";
}

std::string unknownSentence(const Coverage& coverage)
{
    return coverage.unknown == 0
               ? std::string()
               : "names no class of the study on " + ofImages(coverage.unknown, coverage.images);
}

}  // namespace vizsla
