// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/labeling/time_account.h"
#include "core/study/session_event.h"
#include "core/study/task.h"

namespace vizsla {

/// Logs what happens in a running session, moment by moment, and tells where its time goes.
///
/// Events are numbered when they are taken to be written. While they are on their way to the disk, later ones
/// are held back, so that a write that fails leaves the log as if it had not been tried.
class SessionClock
{
public:
    /// Written at least this often while nothing else happens.
    static constexpr Micros stillThereEvery = std::chrono::seconds(4);
    static constexpr Micros stillThereEveryWithLimit = std::chrono::seconds(2);
    /// Paused, away or idle, where there is no limit.
    static constexpr Micros stillThereEveryAtRest = std::chrono::seconds(30);

    /// `past`: the account of the labeler's earlier sessions on the task.
    SessionClock(const Clock& clock, const TaskRules& rules, TimeAccount past);

    Moment now() const { return m_clock->now(); }
    /// The account of what has happened, but for what is held back.
    const TimeAccount& account() const { return m_account; }

    void begin();
    /// An image was painted for the first time.
    void show(const ImageId& imageId);
    /// A key or the mouse was used.
    void noteInput();
    /// The window is not active any more, or active again.
    void setAway(bool away);
    void pause();
    void resume();
    bool isPaused() const { return m_isPaused; }
    bool isAway() const { return m_isAway; }
    /// Something else that happened now.
    void note(EventKind kind, const ImageId& imageId = {}, const std::string& wnid = {},
              const std::string& detail = {});
    /// To be called now and then, so that idle time is noticed and the log has a recent line.
    void tick();

    bool isTaken() const { return m_isTaken; }
    bool hasUnwritten() const { return !m_unwritten.empty(); }
    /// Number of the first event that take() gives.
    int nextNumber() const { return m_nextNumber; }
    /// The events to be written, in order, ending with `closing`. To be followed by written() or
    /// notWritten().
    std::vector<SessionEvent> take(std::vector<SessionEvent> closing);
    void written();
    /// The closing events have not happened; the others are given again by the next take().
    void notWritten();

private:
    void log(SessionEvent event);
    void noticeIdle(const Moment& now);
    void release();

    const Clock* m_clock;
    Micros m_idleAfter;
    bool m_hasLimit;
    TimeAccount m_account;
    std::vector<SessionEvent> m_unwritten;
    std::vector<SessionEvent> m_closing;
    std::vector<SessionEvent> m_held;
    int m_nextNumber = 0;
    SteadyTime m_lastInput = {};
    SteadyTime m_lastLogged = {};
    bool m_isPaused = false;
    bool m_isAway = false;
    bool m_isIdle = false;
    bool m_isTaken = false;
};

}  // namespace vizsla
