// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/mcnemar.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>
#include <numbers>

namespace vizsla {

namespace {

/// log10 P(X = successes) of so many throws of a coin.
double log10Mass(int throws, int successes)
{
    const double n = throws;
    const double k = successes;
    return (std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)) / std::numbers::ln10 -
           n * std::log10(2.0);
}

/// P(X <= successes) / P(X = successes) for less than half of the throws: 1 + k/(n-k+1) + … falls from term
/// to term.
double tailOverMass(int throws, int successes)
{
    double sum = 1;
    double term = 1;
    for (int k = successes; k > 0 && term > sum * std::numeric_limits<double>::epsilon(); --k) {
        term *= static_cast<double>(k) / (throws - k + 1);
        sum += term;
    }
    return sum;
}

constexpr double smallest = std::numeric_limits<double>::min();

/// Puts a probability and its logarithm, which `log10` is as long as a double does not hold the value.
void put(double value, double log10, double& p, double& log10P)
{
    p = std::clamp(value, smallest, 1.0);
    log10P = value > smallest ? std::log10(p) : log10;
}

}  // namespace

McNemar mcNemar(int onlyFirst, int onlySecond)
{
    McNemar test{onlyFirst, onlySecond};
    const int discordant = onlyFirst + onlySecond;
    const int fewer = std::min(onlyFirst, onlySecond);
    if (discordant == 0)
        return test;
    const boost::math::binomial_distribution<> evenOdds(discordant, 0.5);
    const double mass = boost::math::pdf(evenOdds, fewer);
    if (onlyFirst == onlySecond) {
        put(1 - mass / 2, 0, test.midP, test.log10MidP);
        return test;
    }
    const double tail = boost::math::cdf(evenOdds, fewer);
    const double logMass = log10Mass(discordant, fewer);
    const double ratio = tailOverMass(discordant, fewer);
    put(2 * tail, logMass + std::log10(2 * ratio), test.p, test.log10P);
    put(2 * tail - mass, logMass + std::log10(2 * ratio - 1), test.midP, test.log10MidP);
    return test;
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
