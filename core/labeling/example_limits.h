// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <unordered_map>

namespace vizsla {

/// Photographs of a class that could be examples.
struct ExampleCount
{
    std::size_t all = 0;   ///< those whose files can be shown
    std::size_t left = 0;  ///< those not left out, because they are in a test or in question
};

/// By class.
using ExampleCounts = std::unordered_map<std::string, ExampleCount>;

/// How many photographs a class shows: a function of how many it has, with at most two numbers in it. So no
/// class stands out among those of its size, whatever is left out of which, and each has as many left as it
/// shows.
class ExampleLimit
{
public:
    /// Each class shows all that it has.
    ExampleLimit() = default;
    /// All classes of the study show equally many: the smallest class all that it has, less the most that any
    /// class lost. A class that is not among the counts has none, so that then none shows any: else those
    /// that show some would be those which the test can be of.
    static ExampleLimit inTest(const ExampleCounts& counts, std::size_t classCount);
    /// Each class has `heldBack` of its photographs left out besides, and shows at least `least` fewer than
    /// it has, so that to show some does not say that it lost none. A class of no more than that does not
    /// count.
    static ExampleLimit elsewhere(const ExampleCounts& counts, std::size_t heldBack, std::size_t least);

    std::size_t of(std::size_t all) const;
    /// How many classes show some.
    std::size_t classesThatShow(const ExampleCounts& counts) const;

private:
    static constexpr std::size_t noBound = std::numeric_limits<std::size_t>::max();

    std::size_t m_most = noBound;
    std::size_t m_least = 0;
    std::size_t m_lost = 0;        ///< as if each class had lost so many, …
    std::size_t m_some = noBound;  ///< … but for so many that each has left
};

}  // namespace vizsla
