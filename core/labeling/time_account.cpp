// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/time_account.h"

#include <algorithm>
#include <utility>

namespace vizsla {

void TimeAccount::startSession()
{
    m_left.reset();
    if (m_last && (!m_shown.empty() || !m_ended))
        m_left = {m_shown, m_last->utc, !m_ended, m_paused};
    m_shown = {};
    m_last.reset();
    m_paused = m_away = m_idle = m_ended = false;
}

/// Where the computer's time was set back, nobody knows how little it was.
void TimeAccount::addGap(UtcTime begunAt)
{
    const auto left = std::exchange(m_left, std::nullopt);
    if (!left)
        return;
    const Micros passed = begunAt - left->since;
    Gaps& gaps = left->imageId.empty() ? m_beforeNext : m_images[left->imageId].gaps;
    gaps.interruptions += left->isBrokenOff;
    gaps.between += std::max(passed, Micros::zero());
    if (left->isBrokenOff && !left->isPaused && !left->imageId.empty())
        m_images[left->imageId].onTheClock +=
            passed < Micros::zero() ? longestUnknown : std::min(passed, longestUnknown);
}

void TimeAccount::show(const SessionEvent& event)
{
    m_shown = event.imageId;
    Account& account = m_images[m_shown];
    if (!account.firstShownAt)
        account.firstShownAt = event.at.utc;
    const Gaps before = std::exchange(m_beforeNext, {});
    account.gaps.interruptions += before.interruptions;
    account.gaps.between += before.between;
}

void TimeAccount::add(const SessionEvent& event)
{
    addInterval(m_shown.empty() ? m_withoutImage : m_images[m_shown], event.at);
    // Clocks never run backwards, but an event may be put down later than one that came after it.
    m_last = m_last ? Moment{event.at.utc, std::max(m_last->steady, event.at.steady),
                             std::max(m_last->suspended, event.at.suspended)}
                    : event.at;
    switch (event.kind) {
        case EventKind::Shown:
            show(event);
            break;
        case EventKind::Confirmed:
        case EventKind::Corrected:
        case EventKind::Skipped:
        case EventKind::Undone:
        case EventKind::TimeUp:
        case EventKind::Revisited:
            m_shown = {};
            break;
        case EventKind::IdleBegan:
        case EventKind::IdleEnded:
            m_idle = event.kind == EventKind::IdleBegan;
            break;
        case EventKind::AwayBegan:
        case EventKind::AwayEnded:
            m_away = event.kind == EventKind::AwayBegan;
            break;
        case EventKind::Paused:
        case EventKind::Continued:
            m_paused = event.kind == EventKind::Paused;
            break;
        case EventKind::Began:
            addGap(event.at.utc);
            break;
        case EventKind::Ended:
            m_ended = true;
            break;
        case EventKind::StillThere:
        case EventKind::GuideOpened:
        case EventKind::GuideClosed:
        case EventKind::LookedUp:
            break;
    }
}

void TimeAccount::addInterval(Account& account, const Moment& until) const
{
    if (!m_last)
        return;
    const Micros awake = std::max(until.steady - m_last->steady, Micros::zero());
    const Micros asleep = std::max(until.suspended - m_last->suspended, Micros::zero());
    TimeSpent& time = account.time;
    (m_paused ? time.paused : time.away) += asleep;
    (m_paused ? time.paused : m_away ? time.away : m_idle ? time.idle : time.active) += awake;
    account.onTheClock += m_paused ? Micros::zero() : awake;
}

TimeAccount::Account TimeAccount::accountUntil(const ImageId& imageId, const Moment& now) const
{
    const auto found = m_images.find(imageId);
    Account account = found == m_images.end() ? Account{} : found->second;
    if (imageId == m_shown)
        addInterval(account, now);
    return account;
}

TimeSpent TimeAccount::ofImage(const ImageId& imageId) const
{
    const auto found = m_images.find(imageId);
    return found == m_images.end() ? TimeSpent{} : found->second.time;
}

TimeSpent TimeAccount::ofImageUntil(const ImageId& imageId, const Moment& now) const
{
    return accountUntil(imageId, now).time;
}

TimeSpent TimeAccount::totalUntil(const Moment& now) const
{
    TimeSpent sum = sinceLastEvent(now);
    sum += m_withoutImage.time;
    for (const auto& [imageId, account] : m_images)
        sum += account.time;
    return sum;
}

TimeSpent TimeAccount::sinceLastEvent(const Moment& now) const
{
    Account account;
    addInterval(account, now);
    return account.time;
}

Micros TimeAccount::onTheClockUntil(const ImageId& imageId, const Moment& now) const
{
    return accountUntil(imageId, now).onTheClock;
}

TimeAccount::Gaps TimeAccount::gapsOf(const ImageId& imageId) const
{
    const auto found = m_images.find(imageId);
    return found == m_images.end() ? Gaps{} : found->second.gaps;
}

std::optional<UtcTime> TimeAccount::firstShownAt(const ImageId& imageId) const
{
    const auto found = m_images.find(imageId);
    return found == m_images.end() ? std::nullopt : found->second.firstShownAt;
}

}  // namespace vizsla
