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
    UtcMicros utcNow() const override { return m_utc; }
    SteadyMicros steadyNow() const override { return m_steady; }

    SteadyMicros suspended() const override { return m_suspended; }

    /// The machine sleeps; only the calendar goes on.
    void suspend(std::chrono::microseconds time)
    {
        m_utc += time.count();
        m_suspended += time.count();
    }
    /// Time goes by, on both clocks.
    void advance(std::chrono::microseconds time)
    {
        m_utc += time.count();
        m_steady += time.count();
    }
    /// Somebody sets the computer's time; the steady clock knows nothing of it.
    void setUtc(UtcMicros utc) { m_utc = utc; }
    void setSteady(SteadyMicros steady) { m_steady = steady; }

private:
    UtcMicros m_utc = 1'767'225'600'000'000;  // 2026-01-01 00:00
    SteadyMicros m_steady = 5'000'000;
    SteadyMicros m_suspended = 0;
};

}  // namespace vizsla::test
