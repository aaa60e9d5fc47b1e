// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/example_limits.h"

#include <algorithm>

namespace vizsla {

namespace {

std::size_t less(std::size_t count, std::size_t by)
{
    return count - std::min(count, by);
}

}  // namespace

ExampleLimit ExampleLimit::inTest(const ExampleCounts& counts, std::size_t classCount)
{
    std::size_t fewest = counts.size() < classCount ? 0 : noBound;
    std::size_t lost = 0;
    for (const auto& [wnid, count] : counts) {
        fewest = std::min(fewest, count.all);
        lost = std::max(lost, count.all - count.left);
    }
    ExampleLimit limit;
    limit.m_most = less(fewest, lost);
    return limit;
}

ExampleLimit ExampleLimit::elsewhere(const ExampleCounts& counts, std::size_t heldBack, std::size_t least)
{
    ExampleLimit limit;
    limit.m_lost = limit.m_least = least;
    for (const auto& [wnid, count] : counts) {
        const std::size_t lost = count.all - count.left + heldBack;
        if (count.all <= least || lost <= least)
            continue;
        limit.m_lost = std::max(limit.m_lost, lost);
        limit.m_some = std::min(limit.m_some, less(count.all, lost));
    }
    return limit;
}

std::size_t ExampleLimit::of(std::size_t all) const
{
    return std::min(m_most, std::max(less(all, m_lost), std::min(m_some, less(all, m_least))));
}

std::size_t ExampleLimit::classesThatShow(const ExampleCounts& counts) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(counts, [this](const auto& count) { return of(count.second.all) > 0; }));
}

}  // namespace vizsla
