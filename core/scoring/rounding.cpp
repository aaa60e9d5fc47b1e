// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/rounding.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace vizsla {

double Ratio::value() const
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole)
                     : std::numeric_limits<double>::quiet_NaN();
}

Ratio operator-(const Ratio& one, const Ratio& other)
{
    if (one.whole == 0 || other.whole == 0)
        return {};
    const std::int64_t whole = std::lcm(one.whole, other.whole);
    return {one.part * (whole / one.whole) - other.part * (whole / other.whole), whole};
}

/// Long division, in which no number outgrows ten times the whole.
std::int64_t rounded(const Ratio& ratio, int decimals)
{
    const std::int64_t part = std::abs(ratio.part);
    std::int64_t units = part / ratio.whole;
    std::int64_t rest = part % ratio.whole;
    for (int decimal = 0; decimal < decimals; ++decimal) {
        rest *= 10;
        units = 10 * units + rest / ratio.whole;
        rest %= ratio.whole;
    }
    if (2 * rest >= ratio.whole)
        ++units;
    return ratio.part < 0 ? -units : units;
}

std::int64_t rounded(double number, int decimals)
{
    return std::llround(number * std::pow(10.0, decimals));
}

}  // namespace vizsla
