// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/interval.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace vizsla {

Interval clopperPearson(int correct, int total, double confidence)
{
    if (total <= 0)
        return {0, 1};
    // Without a detour over long double, whose digits are not needed and which takes four times as long.
    using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
    using Binomial = boost::math::binomial_distribution<double, Policy>;
    const double tail = (1 - confidence) / 2;
    // Boost's bounds at the ends are the limits of the definition: exactly 0 with none right, 1 with all.
    return {correct == 0 ? 0 : Binomial::find_lower_bound_on_p(total, correct, tail),
            correct == total ? 1 : Binomial::find_upper_bound_on_p(total, correct, tail)};
}

Interval wilson(int correct, int total, double confidence)
{
    if (total <= 0)
        return {0, 1};
    const double z = boost::math::quantile(boost::math::normal(), 1 - (1 - confidence) / 2);
    const double n = total;
    const double p = correct / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // At the ends the bounds are exact, but for rounding.
    return {correct == 0 ? 0 : centre - half, correct == total ? 1 : centre + half};
}

Interval newcombeDifference(int correct1, int total1, int correct2, int total2, double confidence)
{
    if (total1 <= 0 || total2 <= 0)
        return {-1, 1};
    const double p1 = static_cast<double>(correct1) / total1;
    const double p2 = static_cast<double>(correct2) / total2;
    const Interval first = wilson(correct1, total1, confidence);
    const Interval second = wilson(correct2, total2, confidence);
    return {std::max(-1.0, p1 - p2 - std::hypot(p1 - first.low, second.high - p2)),
            std::min(1.0, p1 - p2 + std::hypot(first.high - p1, p2 - second.low))};
}

}  // namespace vizsla
