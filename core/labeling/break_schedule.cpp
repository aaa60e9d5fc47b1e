// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/break_schedule.h"

#include <algorithm>

namespace vizsla {

namespace {

/// By the clocks that nobody can set.
Micros between(const Moment& earlier, const Moment& later)
{
    return std::max(later.steady - earlier.steady, Micros::zero()) +
           std::max(later.suspended - earlier.suspended, Micros::zero());
}

}  // namespace

void BreakSchedule::begin(const Moment& now, const TimeSpent& spent)
{
    if (m_last)
        pass(between(*m_last, now), Micros::zero());
    m_last = now;
    m_active = spent.active;
}

void BreakSchedule::update(const Moment& now, const TimeSpent& spent)
{
    if (m_last) {
        const Micros elapsed = between(*m_last, now);
        // An account that finds out about idle time later takes active time back.
        const Micros active = std::clamp(spent.active - m_active, Micros::zero(), elapsed);
        pass(elapsed - active, active);
    }
    m_last = now;
    m_active = spent.active;
}

void BreakSchedule::pass(Micros resting, Micros active)
{
    m_resting += resting;
    if (m_resting >= restLength)
        m_worked = m_notBefore = Micros::zero();
    if (active > Micros::zero())
        m_resting = Micros::zero();
    m_worked += active;
}

void BreakSchedule::startAnew()
{
    m_worked = m_resting = m_notBefore = Micros::zero();
    m_last.reset();
}

bool BreakSchedule::isDue() const
{
    return m_interval && m_worked >= std::max(*m_interval, m_notBefore);
}

}  // namespace vizsla
