// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/store/session_repository.h"

namespace vizsla {

/// An image that was dealt with, as one bar of the pace of work.
struct PacedImage
{
    /// What lay between the image before and this one; of several the last of these.
    enum class Break { None, Pause, Away, Interruption };

    Micros duration = {};
    UtcTime endedAt = {};
    bool isAnswered = true;  ///< else its time was up
    Break breakBefore = Break::None;

    bool operator==(const PacedImage&) const = default;
};

/// First answers that stand and images whose time was up, in the order of a log of whole sessions; what is in
/// no log comes before. Images of which no time is known are left out.
///
/// A pause of any length is a break; the time between two sessions is one from BreakSchedule::restLength on,
/// because the next part begins another session; that a session was interrupted always is.
std::vector<PacedImage> paceOf(const std::vector<SessionRepository::LoggedEvent>& log,
                               const std::vector<Answer>& answers, const std::vector<Unanswered>& unanswered);

/// For each image the median duration of the last `window` images up to it.
std::vector<Micros> runningMedian(std::span<const PacedImage> pace, std::size_t window);

/// Median durations of the earlier and of the later half; nothing for fewer than eight images.
struct Halves
{
    Micros earlier = {};
    Micros later = {};
};
std::optional<Halves> medianOfHalves(std::span<const PacedImage> pace);

}  // namespace vizsla
