// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/throttle.h"

#include <algorithm>

namespace vizsla {

namespace {

constexpr int freeTries = 2;
constexpr Micros firstWait = std::chrono::seconds(2);
constexpr Micros longestWait = std::chrono::seconds(60);
constexpr int doublings = 5;  // 2 s to 64 s

}  // namespace

void Throttle::add()
{
    ++m_count;
    m_last = m_clock.steadyNow();
}

Micros Throttle::penalty() const
{
    if (m_count <= freeTries)
        return Micros::zero();
    return std::min(longestWait, firstWait * (1 << std::min(m_count - freeTries - 1, doublings)));
}

Micros Throttle::wait() const
{
    return std::max(Micros::zero(), m_last + penalty() - m_clock.steadyNow());
}

}  // namespace vizsla
