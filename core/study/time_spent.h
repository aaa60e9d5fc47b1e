// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace vizsla {

/// Where time went, in microseconds, each moment in one of four kinds. Nothing is capped.
struct TimeSpent
{
    Micros active = {};
    Micros idle = {};    ///< no key and no mouse for longer than the task's TaskRules::idleAfter
    Micros away = {};    ///< the window was not active, or the machine suspended
    Micros paused = {};  ///< by the labeler; the image was hidden

    /// What counts as the time that an image took: all of it but the pauses.
    Micros duration() const { return active + idle + away; }
    Micros elapsed() const { return duration() + paused; }

    TimeSpent& operator+=(const TimeSpent& other)
    {
        active += other.active;
        idle += other.idle;
        away += other.away;
        paused += other.paused;
        return *this;
    }
    bool operator==(const TimeSpent&) const = default;
};

}  // namespace vizsla
