// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/throttle.h"

#include <algorithm>

namespace vizsla {

namespace {

constexpr int freeTries = 2;
constexpr SteadyMicros firstWait = 2'000'000;
constexpr SteadyMicros longestWait = 60'000'000;
constexpr int doublings = 5;  // 2 s to 64 s

}  // namespace

void Throttle::add()
{
    ++m_count;
    m_last = m_clock.steadyNow();
}

SteadyMicros Throttle::penalty() const
{
    if (m_count <= freeTries)
        return 0;
    return std::min(longestWait, firstWait << std::min(m_count - freeTries - 1, doublings));
}

SteadyMicros Throttle::wait() const
{
    return std::max<SteadyMicros>(0, m_last + penalty() - m_clock.steadyNow());
}

}  // namespace vizsla
