// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <unordered_map>

#include "core/study/session_event.h"
#include "core/study/time_spent.h"

namespace vizsla {

/// Where the time of sessions went, found from their events and nothing else.
///
/// Time belongs to the image that was shown last, until an event takes the image away; before and after it to
/// no image. It is paused, else away, else idle, else active; what the machine slept is away.
class TimeAccount
{
public:
    /// What the log of a session with a limit can lack at its end (SessionClock::stillThereEvery, and what
    /// writing waits).
    static constexpr Micros longestUnknown = std::chrono::seconds(3);

    /// The next event begins another session. What images took in earlier ones stays.
    void startSession();
    /// Events of one session in the order they happened.
    void add(const SessionEvent& event);

    /// All time that an image took.
    TimeSpent ofImage(const ImageId& imageId) const;
    /// The same up to a moment after the last event.
    TimeSpent ofImageUntil(const ImageId& imageId, const Moment& now) const;
    /// What an image took of a time limit: without pauses, and without sleep of the machine. Where a session
    /// broke off while the image was there, what went by until the next began as well, longestUnknown at
    /// most: so that nobody gets the time anew by ending the program.
    Micros onTheClockUntil(const ImageId& imageId, const Moment& now) const;
    /// What went by between two sessions while an image was the one to label: no part of its time. Where a
    /// session broke off with none there, it is that of the image that came next, whose sight the log may
    /// lack.
    struct Gaps
    {
        int interruptions = 0;  ///< sessions that broke off; the others were left
        Micros between = {};  ///< from the last line of one to the first of the next, by the computer's time

        bool operator==(const Gaps&) const = default;
    };
    Gaps gapsOf(const ImageId& imageId) const;
    /// First paint of an image; nothing if it has not been shown.
    std::optional<UtcTime> firstShownAt(const ImageId& imageId) const;
    /// Time of all sessions in which no image was there: before the first, between two, after the last.
    TimeSpent withoutImage() const { return m_withoutImage.time; }
    /// All time of all sessions up to a moment after the last event, and what of it is after that event.
    TimeSpent totalUntil(const Moment& now) const;
    TimeSpent sinceLastEvent(const Moment& now) const;

    /// The image that is there now; empty between images.
    const ImageId& shownImage() const { return m_shown; }
    /// Whether the last event is the end of its session; where it is not, the session runs or broke off.
    bool hasEnded() const { return m_ended; }

private:
    struct Account
    {
        TimeSpent time;
        Micros onTheClock = {};
        std::optional<UtcTime> firstShownAt;
        Gaps gaps;
    };
    /// How the last session ended, and at which image.
    struct Left
    {
        ImageId imageId;  ///< empty where none was
        UtcTime since = {};
        bool isBrokenOff = false;
        bool isPaused = false;
    };

    void addGap(UtcTime begunAt);
    void show(const SessionEvent& event);
    void addInterval(Account& account, const Moment& until) const;
    Account accountUntil(const ImageId& imageId, const Moment& now) const;

    std::unordered_map<ImageId, Account> m_images;
    Account m_withoutImage;
    ImageId m_shown;
    std::optional<Moment> m_last;
    std::optional<Left> m_left;
    Gaps m_beforeNext;  ///< of the image that is shown next
    bool m_ended = false;
    bool m_paused = false;
    bool m_away = false;
    bool m_idle = false;
};

}  // namespace vizsla
