// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vizsla {

/// Microseconds since 1970-01-01 00:00 UTC.
using UtcMicros = std::int64_t;

/// Microseconds on a clock that never jumps; only differences mean anything.
using SteadyMicros = std::int64_t;

/// Where time comes from. Passed in wherever time matters, so that tests need not wait for it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual UtcMicros utcNow() const = 0;
    virtual SteadyMicros steadyNow() const = 0;
};

class SystemClock final : public Clock
{
public:
    UtcMicros utcNow() const override;
    SteadyMicros steadyNow() const override;
};

}  // namespace vizsla
