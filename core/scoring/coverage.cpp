// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/coverage.h"

#include "core/text/grouped.h"

#include <algorithm>

namespace vizsla {

namespace {

constexpr std::size_t topColumns = 5;

/// `ofFive`: how many of them top-5 counts as wrong for the same reason.
std::string ofImages(int part, int whole, int ofFive)
{
    const std::string wrong = grouped(part) + " of " + grouped(whole) + (whole == 1 ? " image" : " images") +
                              ", which " + (part == 1 ? "counts" : "count") + " as wrong";
    if (ofFive == part)
        return wrong;
    return wrong + " in top-1 and multi-label, but " + (ofFive == 0 ? "none" : "only " + grouped(ofFive)) +
           " of them in top-5";
}

}  // namespace

Coverage Coverage::by(Metric metric) const
{
    return metric == Metric::Top5
               ? Coverage{images, missingOfFive, unknownOfFive, missingOfFive, unknownOfFive}
               : Coverage{images, missing, unknown, missing, unknown};
}

Coverage coverageOf(const Predictions& predictions, std::size_t imageCount)
{
    Coverage coverage{static_cast<int>(imageCount)};
    if (predictions.missing == MissingCounts::LeftOut)
        return coverage;
    const std::size_t images = std::min(predictions.imageCount(), imageCount);
    coverage.missing = coverage.missingOfFive = static_cast<int>(imageCount - images);
    for (std::size_t image = 0; image < images; ++image) {
        const auto row = predictions.of(image);
        if (row[0] >= 0)
            continue;
        coverage.unknown += row[0] == unknownClass;
        coverage.missing += row[0] != unknownClass;
        const auto five = row.first(row.size() < topColumns ? 1 : topColumns);
        if (std::ranges::any_of(five, [](ClassIndex label) { return label >= 0; }))
            continue;
        coverage.unknownOfFive += row[0] == unknownClass;
        coverage.missingOfFive += row[0] != unknownClass;
    }
    return coverage;
}

std::string missingSentence(const Coverage& coverage)
{
    return coverage.missing == 0
               ? std::string()
               : "has no prediction for " +
                     ofImages(coverage.missing, coverage.images, coverage.missingOfFive) + ": partial";
}

std::string unknownSentence(const Coverage& coverage)
{
    if (coverage.unknown == 0)
        return {};
    return (coverage.unknownOfFive == coverage.unknown ? "names no class of the study on "
                                                       : "names no class of the study first on ") +
           ofImages(coverage.unknown, coverage.images, coverage.unknownOfFive);
}

}  // namespace vizsla
