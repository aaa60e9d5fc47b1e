// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <time.h>

#include <algorithm>

namespace vizsla {

namespace {

#ifdef CLOCK_BOOTTIME
Micros read(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) +
           std::chrono::duration_cast<Micros>(std::chrono::nanoseconds(time.tv_nsec));
}
#endif

}  // namespace

UtcTime SystemClock::utcNow() const
{
    return std::chrono::time_point_cast<Micros>(std::chrono::system_clock::now());
}

SteadyTime SystemClock::steadyNow() const
{
    return std::chrono::time_point_cast<Micros>(std::chrono::steady_clock::now());
}

Micros SystemClock::suspended() const
{
#ifdef CLOCK_BOOTTIME
    // They are not read at one moment.
    const Micros sinceBoot = read(CLOCK_BOOTTIME);
    return std::max(sinceBoot - read(CLOCK_MONOTONIC), Micros::zero());
#else
    return Micros::zero();
#endif
}

}  // namespace vizsla
