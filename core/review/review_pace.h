// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/clock.h"

namespace vizsla {

/// Something that a reviewer did to an image: a verdict, an undo, a note.
struct ReviewMoment
{
    UtcTime at = {};
    std::size_t image = 0;
};

/// How fast a reviewer works. The time from one action to the next belongs to the image of the later one; a
/// gap of more than `longestGap` is a rest and belongs to none, nor does one that goes backwards because the
/// computer's time was set. Actions that follow within `togetherGap` are one, and share its time: so many
/// images that are ruled at once in the grid.
struct ReviewPace
{
    static constexpr Micros longestGap = std::chrono::seconds(120);
    static constexpr Micros togetherGap = std::chrono::milliseconds(100);
    static constexpr std::size_t fewestImages = 5;
    static constexpr std::size_t lastImages = 200;

    Micros worked = {};  ///< without rests
    std::size_t images =
        0;  ///< whose time is known as a whole: they are left behind, and no rest was in them
    /// The mean of the last images' times without the shortest and the longest tenth; nothing where there are
    /// too few.
    std::optional<Micros> perImage;

    std::optional<Micros> timeLeft(std::size_t imagesLeft) const;
};

/// Actions in the order in which they were made.
ReviewPace reviewPace(std::span<const ReviewMoment> actions);

}  // namespace vizsla
