// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/break_schedule.h"

#include <algorithm>

namespace vizsla {

namespace {

/// By the clocks that nobody can set.
SteadyMicros between(const Moment& earlier, const Moment& later)
{
    return std::max<SteadyMicros>(later.steady - earlier.steady, 0) +
           std::max<SteadyMicros>(later.suspended - earlier.suspended, 0);
}

}  // namespace

void BreakSchedule::begin(const Moment& now, const TimeSpent& spent)
{
    if (m_last)
        pass(between(*m_last, now), 0);
    m_last = now;
    m_active = spent.active;
}

void BreakSchedule::update(const Moment& now, const TimeSpent& spent)
{
    if (m_last) {
        const SteadyMicros elapsed = between(*m_last, now);
        // An account that finds out about idle time later takes active time back.
        const SteadyMicros active = std::clamp<SteadyMicros>(spent.active - m_active, 0, elapsed);
        pass(elapsed - active, active);
    }
    m_last = now;
    m_active = spent.active;
}

void BreakSchedule::pass(SteadyMicros resting, SteadyMicros active)
{
    m_resting += resting;
    if (m_resting >= restLength)
        m_worked = m_notBefore = 0;
    if (active > 0)
        m_resting = 0;
    m_worked += active;
}

void BreakSchedule::startAnew()
{
    m_worked = m_resting = m_notBefore = 0;
    m_last.reset();
}

bool BreakSchedule::isDue() const
{
    return m_interval && m_worked >= std::max(*m_interval, m_notBefore);
}

}  // namespace vizsla
