// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "core/clock.h"

namespace vizsla::test {

/// A clock that stands still until it is told otherwise.
class FakeClock final : public Clock
{
public:
    UtcTime utcNow() const override { return m_utc; }
    SteadyTime steadyNow() const override { return m_steady; }

    Micros suspended() const override { return m_suspended; }

    /// The machine sleeps; only the calendar goes on.
    void suspend(std::chrono::microseconds time)
    {
        m_utc += time;
        m_suspended += time;
    }
    /// Time goes by, on both clocks.
    void advance(std::chrono::microseconds time)
    {
        m_utc += time;
        m_steady += time;
    }
    /// Somebody sets the computer's time; the steady clock knows nothing of it.
    void setUtc(UtcTime utc) { m_utc = utc; }
    void setSteady(SteadyTime steady) { m_steady = steady; }

private:
    UtcTime m_utc = utcFromMicros(1'767'225'600'000'000);  // 2026-01-01 00:00
    SteadyTime m_steady{std::chrono::seconds(5)};
    Micros m_suspended = {};
};

}  // namespace vizsla::test
