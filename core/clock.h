// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace vizsla {

/// A duration.
using Micros = std::chrono::microseconds;

/// A moment by the calendar, in UTC. Where 0 stands for "not known", that is UtcTime{}.
using UtcTime = std::chrono::sys_time<Micros>;

/// A reading of a clock that never jumps and stands still while the machine is suspended; only differences
/// mean anything.
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, Micros>;

inline constexpr Micros oneSecond = std::chrono::seconds(1);
inline constexpr Micros oneMinute = std::chrono::minutes(1);
inline constexpr Micros oneDay = std::chrono::days(1);

/// As plain numbers, for what is written: microseconds, of moments since 1970 or since the clock's own start.
constexpr std::int64_t microsOf(Micros duration)
{
    return duration.count();
}
template <class AnyClock>
constexpr std::int64_t microsOf(std::chrono::time_point<AnyClock, Micros> time)
{
    return time.time_since_epoch().count();
}

/// From what was read: microseconds since 1970.
constexpr UtcTime utcFromMicros(std::int64_t micros)
{
    return UtcTime(Micros(micros));
}

/// One moment, read from all clocks.
struct Moment
{
    UtcTime utc = {};
    SteadyTime steady = {};  ///< stands still while the machine is suspended
    Micros suspended =
        {};  ///< how long the machine has been suspended so far; only differences mean anything
};

/// Where time comes from. Passed in wherever time matters, so that tests need not wait for it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual UtcTime utcNow() const = 0;
    virtual SteadyTime steadyNow() const = 0;
    virtual Micros suspended() const = 0;
    Moment now() const { return {utcNow(), steadyNow(), suspended()}; }
};

class SystemClock final : public Clock
{
public:
    UtcTime utcNow() const override;
    SteadyTime steadyNow() const override;
    /// Linux alone tells; 0 elsewhere.
    Micros suspended() const override;
};

}  // namespace vizsla
