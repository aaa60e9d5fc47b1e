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

McNemar mcNemar(const MetricOutcomes& first, const MetricOutcomes& second, const ImageSet* slice)
{
    ImageSet both = first.counted & second.counted;
    if (slice != nullptr)
        both &= *slice;
    return mcNemar(static_cast<int>(countOfBoth(first.right - second.right, both)),
                   static_cast<int>(countOfBoth(second.right - first.right, both)));
}

}  // namespace vizsla
