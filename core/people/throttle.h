// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace vizsla {

/// Slows guessing down: from the third wrong passphrase in a row on, one waits before the next try, 2 s at
/// first and twice as long each time, up to a minute.
class Throttle
{
public:
    explicit Throttle(const Clock& clock) : m_clock(clock) {}

    void add();
    void forget() { m_count = 0; }
    /// How long until the next try; 0 when it may be now.
    Micros wait() const;

private:
    Micros penalty() const;

    const Clock& m_clock;
    int m_count = 0;
    SteadyTime m_last = {};
};

}  // namespace vizsla
