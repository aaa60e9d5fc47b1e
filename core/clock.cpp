// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <time.h>

#include <algorithm>
#include <chrono>

namespace vizsla {

namespace {

#ifdef CLOCK_BOOTTIME
SteadyMicros read(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return SteadyMicros{time.tv_sec} * 1'000'000 + time.tv_nsec / 1000;
}
#endif

}  // namespace

UtcMicros SystemClock::utcNow() const
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

SteadyMicros SystemClock::steadyNow() const
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

SteadyMicros SystemClock::suspended() const
{
#ifdef CLOCK_BOOTTIME
    // They are not read at one moment.
    const SteadyMicros sinceBoot = read(CLOCK_BOOTTIME);
    return std::max<SteadyMicros>(sinceBoot - read(CLOCK_MONOTONIC), 0);
#else
    return 0;
#endif
}

}  // namespace vizsla
