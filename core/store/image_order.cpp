// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/image_order.h"

#include <algorithm>
#include <utility>

#include "core/store/database.h"
#include "sql_statements.h"

namespace vizsla {

TestSetOrder::TestSetOrder(std::vector<std::int64_t> positions) : m_positions(std::move(positions))
{
    std::ranges::sort(m_positions);
    const auto last = static_cast<std::int64_t>(m_positions.size()) - 1;
    m_isDense =
        m_positions.empty() || (m_positions.front() == 0 && m_positions.back() == last && !repeated());
}

std::optional<std::int64_t> TestSetOrder::repeated() const
{
    const auto found = std::ranges::adjacent_find(m_positions);
    return found == m_positions.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::size_t> TestSetOrder::indexOf(std::int64_t position) const
{
    if (m_isDense) {
        const bool isIn = position >= 0 && position < static_cast<std::int64_t>(m_positions.size());
        return isIn ? std::optional(static_cast<std::size_t>(position)) : std::nullopt;
    }
    const auto found = std::ranges::lower_bound(m_positions, position);
    if (found == m_positions.end() || *found != position)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_positions.begin());
}

std::optional<std::int64_t> TestSetOrder::positionOf(std::size_t index) const
{
    return index < m_positions.size() ? std::optional(m_positions[index]) : std::nullopt;
}

Result<ImageOrder> ImageOrder::read(Database& study)
{
    std::vector<std::pair<TestSetId, std::vector<std::int64_t>>> runs;
    TRY(study.query(sql::image_positions, [&](const Statement& row) {
        if (auto id = row.id<TestSetId>(0); runs.empty() || id != runs.back().first)
            runs.push_back({std::move(id), {}});
        runs.back().second.push_back(row.integer(1));
        return 0;
    }));
    ImageOrder order;
    for (auto& [id, positions] : runs) {
        const auto& [added, isNew] =
            order.m_testSets.emplace(std::move(id), TestSetOrder(std::move(positions)));
        if (const auto twice = added->second.repeated())
            return failure(ErrorKind::Corrupt, study.path().filename().string() +
                                                   " is damaged: two images of a " +
                                                   "test set both stand at position " +
                                                   std::to_string(*twice) + "; `vizsla check` tells more.");
    }
    return order;
}

const TestSetOrder* ImageOrder::find(const TestSetId& testSetId) const
{
    const auto found = m_testSets.find(testSetId);
    return found == m_testSets.end() ? nullptr : &found->second;
}

std::optional<std::size_t> ImageOrder::indexOf(const TestSetId& testSetId, std::int64_t position) const
{
    const TestSetOrder* testSet = find(testSetId);
    return testSet ? testSet->indexOf(position) : std::nullopt;
}

}  // namespace vizsla
