// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace vizsla {

/// Uniform in [0, bound), bound > 0; the same numbers on every platform. std::uniform_int_distribution
/// differs between standard libraries, and std::shuffle with it; the engine's own numbers are prescribed.
inline std::uint64_t randomBelow(std::uint64_t bound, std::mt19937_64& random)
{
    const std::uint64_t unfair = (0 - bound) % bound;
    std::uint64_t number = random();
    while (number < unfair)
        number = random();
    return number % bound;
}

}  // namespace vizsla
