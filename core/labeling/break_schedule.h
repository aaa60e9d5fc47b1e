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
    static constexpr Micros restLength = std::chrono::seconds(180);
    static constexpr Micros putOffBy = std::chrono::seconds(600);

    /// Active work after which a rest is due; nothing: never.
    void setInterval(std::optional<Micros> interval) { m_interval = interval; }

    /// A session begins, whose account stands at `spent`. What was worked before goes on counting.
    void begin(const Moment& now, const TimeSpent& spent);
    /// To be called about every second with the account of the session.
    void update(const Moment& now, const TimeSpent& spent);
    /// Somebody else sits down.
    void startAnew();

    bool isDue() const;
    /// Active work since the last rest.
    Micros worked() const { return m_worked; }
    /// Not due before some more work, or a whole interval more.
    void putOff() { m_notBefore = m_worked + putOffBy; }
    void dismiss() { m_notBefore = m_worked + m_interval.value_or(Micros::zero()); }

private:
    void pass(Micros resting, Micros active);

    std::optional<Micros> m_interval;
    Micros m_worked = {};
    Micros m_resting = {};
    Micros m_notBefore = {};
    Micros m_active = {};  ///< of the running session's account
    std::optional<Moment> m_last;
};

}  // namespace vizsla
