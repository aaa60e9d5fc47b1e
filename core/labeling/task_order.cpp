// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/task_order.h"

#include <numeric>
#include <random>
#include <utility>

namespace vizsla {

namespace {

/// Uniform in [0, bound). std::uniform_int_distribution differs between standard libraries, and std::shuffle with
/// it; the engine's own numbers are prescribed.
std::uint64_t below(std::uint64_t bound, std::mt19937_64& random)
{
    const std::uint64_t unfair = (0 - bound) % bound;
    std::uint64_t number = random();
    while (number < unfair)
        number = random();
    return number % bound;
}

}  // namespace

std::vector<std::size_t> taskOrder(std::size_t count, std::uint64_t seed)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(seed);
    for (std::size_t left = count; left > 1; --left)
        std::swap(order[left - 1], order[below(left, random)]);
    return order;
}

}  // namespace vizsla
