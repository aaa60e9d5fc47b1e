// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vizsla {

/// Microseconds since 1970-01-01 00:00 UTC.
using UtcMicros = std::int64_t;

/// Microseconds on a clock that never jumps and stands still while the machine is suspended; only differences
/// mean anything.
using SteadyMicros = std::int64_t;

/// Durations, in microseconds.
inline constexpr std::int64_t oneSecond = 1'000'000;
inline constexpr std::int64_t oneMinute = 60 * oneSecond;
inline constexpr std::int64_t oneDay = 24 * 60 * oneMinute;

/// One moment, read from all clocks.
struct Moment
{
    UtcMicros utc = 0;
    SteadyMicros steady = 0;  ///< stands still while the machine is suspended
    SteadyMicros suspended =
        0;  ///< how long the machine has been suspended so far; only differences mean anything
};

/// Where time comes from. Passed in wherever time matters, so that tests need not wait for it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual UtcMicros utcNow() const = 0;
    virtual SteadyMicros steadyNow() const = 0;
    virtual SteadyMicros suspended() const = 0;
    Moment now() const { return {utcNow(), steadyNow(), suspended()}; }
};

class SystemClock final : public Clock
{
public:
    UtcMicros utcNow() const override;
    SteadyMicros steadyNow() const override;
    /// Linux alone tells; 0 elsewhere.
    SteadyMicros suspended() const override;
};

}  // namespace vizsla
