// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/part_queue.h"

#include <algorithm>

namespace vizsla {

std::optional<std::size_t> PartQueue::current() const
{
    if (m_revisited)
        return m_revisited;
    const auto images = open();
    return images.empty() ? std::nullopt : std::optional(images.front());
}

std::vector<std::size_t> PartQueue::open() const
{
    std::vector<std::size_t> lastSkip(m_isDone.size(), 0);
    for (std::size_t skip = 0; skip < m_skips.size(); ++skip)
        lastSkip[m_skips[skip]] = skip + 1;
    std::vector<std::size_t> images;
    for (std::size_t index = 0; index < m_isDone.size(); ++index) {
        if (!m_isDone[index])
            images.push_back(index);
    }
    std::ranges::stable_sort(images, {}, [&](std::size_t index) { return lastSkip[index]; });
    if (m_recalled)
        std::ranges::stable_partition(images, [&](std::size_t index) { return index == *m_recalled; });
    return images;
}

bool PartQueue::isDone() const
{
    return std::ranges::find(m_isDone, false) == m_isDone.end();
}

void PartQueue::answered(std::size_t index)
{
    m_isDone[index] = true;
    moveOn();
}

void PartQueue::skipped(std::size_t index)
{
    m_skips.push_back(index);
    moveOn();
}

void PartQueue::timeUp(std::span<const std::size_t> indices)
{
    for (const std::size_t index : indices)
        m_isDone[index] = true;
    moveOn();
}

void PartQueue::answerUndone(std::size_t index)
{
    m_isDone[index] = false;
    bringBack(index);
}

void PartQueue::skipUndone(std::size_t index)
{
    const auto last = std::ranges::find(m_skips.rbegin(), m_skips.rend(), index);
    if (last != m_skips.rend())
        m_skips.erase(std::prev(last.base()));
    bringBack(index);
}

void PartQueue::bringBack(std::size_t index)
{
    m_revisited.reset();
    m_recalled = index;
}

void PartQueue::moveOn()
{
    m_recalled.reset();
    m_revisited.reset();
}

}  // namespace vizsla
