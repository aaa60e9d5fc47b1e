// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/example_limits.h"

#include <algorithm>
#include <limits>

namespace vizsla {

namespace {

constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();

std::size_t less(std::size_t count, std::size_t by)
{
    return count - std::min(count, by);
}

std::size_t mostLost(const ExampleCounts& counts)
{
    std::size_t lost = 0;
    for (const auto& [wnid, count] : counts)
        lost = std::max(lost, count.all - count.left);
    return lost;
}

/// Of the classes that have at least so many.
std::size_t fewest(const ExampleCounts& counts, std::size_t atLeast)
{
    std::size_t fewest = unbounded;
    for (const auto& [wnid, count] : counts) {
        if (count.all >= atLeast)
            fewest = std::min(fewest, count.all);
    }
    return fewest;
}

}  // namespace

std::size_t examplesInTest(const ExampleCounts& counts)
{
    return less(fewest(counts, 0), mostLost(counts));
}

std::optional<std::size_t> examplesInTraining(const ExampleCounts& counts)
{
    // One is held back anyway.
    const std::size_t lost = mostLost(counts);
    return lost <= 1 ? std::nullopt : std::optional(less(fewest(counts, 2), lost));
}

std::optional<std::size_t> examplesElsewhere(const ExampleCounts& counts, std::size_t heldBack)
{
    std::optional<std::size_t> most;
    for (const auto& [wnid, count] : counts) {
        const std::size_t left = less(count.left, heldBack);
        if (left < less(count.all, heldBack))
            most = std::min(most.value_or(unbounded), left);
    }
    return most;
}

}  // namespace vizsla
