// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/clock.h"
#include "core/study/time_spent.h"

namespace vizsla {

/// Tells when a labeler should rest: after so much active work since the last rest.
///
/// A rest is any time of restLength in one piece without active work, be it paused, idle, away, or between
/// two sessions.
class BreakSchedule
{
public:
    static constexpr SteadyMicros restLength = 180'000'000;
    static constexpr SteadyMicros putOffBy = 600'000'000;

    /// Active work after which a rest is due; nothing: never.
    void setInterval(std::optional<SteadyMicros> interval) { m_interval = interval; }

    /// A session begins, whose account stands at `spent`. What was worked before goes on counting.
    void begin(const Moment& now, const TimeSpent& spent);
    /// To be called about every second with the account of the session.
    void update(const Moment& now, const TimeSpent& spent);
    /// Somebody else sits down.
    void startAnew();

    bool isDue() const;
    /// Active work since the last rest.
    SteadyMicros worked() const { return m_worked; }
    /// Not due before some more work, or a whole interval more.
    void putOff() { m_notBefore = m_worked + putOffBy; }
    void dismiss() { m_notBefore = m_worked + m_interval.value_or(0); }

private:
    void pass(SteadyMicros resting, SteadyMicros active);

    std::optional<SteadyMicros> m_interval;
    SteadyMicros m_worked = 0;
    SteadyMicros m_resting = 0;
    SteadyMicros m_notBefore = 0;
    SteadyMicros m_active = 0;  ///< of the running session's account
    std::optional<Moment> m_last;
};

}  // namespace vizsla
