// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/session_clock.h"

#include <algorithm>
#include <utility>

namespace vizsla {

SessionClock::SessionClock(const Clock& clock, const TaskRules& rules, TimeAccount past)
    : m_clock(&clock),
      m_idleAfter(rules.idleAfter),
      m_hasLimit(rules.hasLimit()),
      m_account(std::move(past)),
      m_lastInput(clock.steadyNow()),
      m_lastLogged(m_lastInput)
{
    m_account.startSession();
}

void SessionClock::begin()
{
    note(EventKind::Began);
}

void SessionClock::show(const ImageId& imageId)
{
    note(EventKind::Shown, imageId);
    m_lastInput = now().steady;
}

void SessionClock::noteInput()
{
    const Moment moment = now();
    noticeIdle(moment);
    if (std::exchange(m_isIdle, false))
        log({EventKind::IdleEnded, moment});
    m_lastInput = moment.steady;
}

void SessionClock::setAway(bool away)
{
    if (away == m_isAway)
        return;
    note(away ? EventKind::AwayBegan : EventKind::AwayEnded);
    m_isAway = away;
    if (away)
        return;
    // Whoever comes back has done something.
    const Moment moment = now();
    if (std::exchange(m_isIdle, false))
        log({EventKind::IdleEnded, moment});
    m_lastInput = moment.steady;
}

void SessionClock::pause()
{
    if (m_isPaused)
        return;
    noteInput();
    note(EventKind::Paused);
    m_isPaused = true;
}

void SessionClock::resume()
{
    if (!m_isPaused)
        return;
    note(EventKind::Continued);
    m_isPaused = false;
    m_lastInput = now().steady;
}

void SessionClock::note(EventKind kind, const ImageId& imageId, const std::string& wnid,
                        const std::string& detail)
{
    const Moment moment = now();
    noticeIdle(moment);
    log({kind, moment, imageId, wnid, detail});
}

void SessionClock::tick()
{
    const Moment moment = now();
    noticeIdle(moment);
    const bool isAtRest = m_isIdle || m_isPaused || m_isAway;
    const Micros interval = m_hasLimit ? stillThereEveryWithLimit
                            : isAtRest ? stillThereEveryAtRest
                                       : stillThereEvery;
    if (moment.steady - m_lastLogged >= interval)
        log({EventKind::StillThere, moment});
}

/// Idle time begins at its exact moment, whenever it is noticed.
void SessionClock::noticeIdle(const Moment& moment)
{
    const Micros quiet = moment.steady - m_lastInput;
    if (m_isIdle || m_isPaused || m_isAway || quiet < m_idleAfter)
        return;
    const Micros since = std::min(quiet - m_idleAfter, moment.steady - m_lastLogged);
    m_isIdle = true;
    log({EventKind::IdleBegan, {moment.utc - since, moment.steady - since, moment.suspended}});
}

void SessionClock::log(SessionEvent event)
{
    m_lastLogged = event.at.steady;
    if (m_isTaken) {
        m_held.push_back(std::move(event));
        return;
    }
    m_account.add(event);
    m_unwritten.push_back(std::move(event));
}

std::vector<SessionEvent> SessionClock::take(std::vector<SessionEvent> closing)
{
    m_isTaken = true;
    m_closing = std::move(closing);
    std::vector<SessionEvent> events = m_unwritten;
    events.insert(events.end(), m_closing.begin(), m_closing.end());
    return events;
}

void SessionClock::written()
{
    m_nextNumber += static_cast<int>(m_unwritten.size() + m_closing.size());
    m_unwritten.clear();
    for (const SessionEvent& event : m_closing)
        m_account.add(event);
    release();
}

void SessionClock::notWritten()
{
    release();
}

void SessionClock::release()
{
    m_closing.clear();
    m_isTaken = false;
    for (SessionEvent& event : std::exchange(m_held, {}))
        log(std::move(event));
}

}  // namespace vizsla
