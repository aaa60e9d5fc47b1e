// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/mcnemar.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>

namespace vizsla {

McNemar mcNemar(int onlyFirst, int onlySecond)
{
    const int discordant = onlyFirst + onlySecond;
    if (onlyFirst == onlySecond)
        return {onlyFirst, onlySecond, 1};
    const boost::math::binomial_distribution<> evenOdds(discordant, 0.5);
    return {onlyFirst, onlySecond,
            std::min(1.0, 2 * boost::math::cdf(evenOdds, std::min(onlyFirst, onlySecond)))};
}

PairedOutcomes pairedOutcomes(const MetricOutcomes& first, const MetricOutcomes& second,
                              const ImageSet* slice)
{
    ImageSet both = first.counted & second.counted;
    if (slice != nullptr)
        both &= *slice;
    const auto countWithin = [&](const ImageSet& images) {
        return static_cast<int>(countOfBoth(images, both));
    };
    return {countWithin(first.right & second.right), countWithin(first.right - second.right),
            countWithin(second.right - first.right), countWithin(both - (first.right | second.right))};
}

McNemar mcNemar(const MetricOutcomes& first, const MetricOutcomes& second, const ImageSet* slice)
{
    const PairedOutcomes paired = pairedOutcomes(first, second, slice);
    return mcNemar(paired.onlyFirst, paired.onlySecond);
}

}  // namespace vizsla
