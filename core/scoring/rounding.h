// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vizsla {

/// A figure that is made of counts.
struct Ratio
{
    std::int64_t part = 0;
    std::int64_t whole = 0;  ///< 0: nothing was counted

    /// NaN where nothing was counted.
    double value() const;
};

/// Nothing was counted where that is so of either.
Ratio operator-(const Ratio& one, const Ratio& other);

/// In units of the last of so many decimals: 3510 for 0.35095 with four. Halves are rounded away from zero,
/// and what is made of counts by the counts, as no binary number is 0.35095: 35.095 % prints as 35.10 in
/// every table, page and export. The whole is not 0.
std::int64_t rounded(const Ratio& ratio, int decimals);
/// The same of what is not made of counts, such as the bounds of an interval.
std::int64_t rounded(double number, int decimals);

}  // namespace vizsla
