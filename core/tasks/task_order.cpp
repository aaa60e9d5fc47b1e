// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/task_order.h"

#include <numeric>
#include <random>
#include <utility>

#include "core/random_below.h"

namespace vizsla {

std::vector<std::size_t> taskOrder(std::size_t count, std::uint64_t seed)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(seed);
    for (std::size_t left = count; left > 1; --left)
        std::swap(order[left - 1], order[randomBelow(left, random)]);
    return order;
}

}  // namespace vizsla
