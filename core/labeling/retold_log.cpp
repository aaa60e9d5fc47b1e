// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/retold_log.h"

#include "core/store/stored_words.h"

namespace vizsla {

namespace {

/// When the clock that never jumps began, by the computer's time.
UtcTime bootOf(const Moment& at)
{
    return at.utc - at.steady.time_since_epoch() - at.suspended;
}

}  // namespace

RetoldLog::RetoldLog(const std::vector<SessionRepository::LoggedEvent>& log)
{
    const SessionId* session = nullptr;
    for (const auto& [sessionId, event, number] : log) {
        if (!session || *session != sessionId) {
            m_account.startSession();
            m_next = 0;
            ++sessions;
        }
        session = &sessionId;
        noteTimes(sessionId, event);
        if (number != m_next)
            gaps.push_back("The log of session " + sessionId.text() + " has no line " +
                           std::to_string(m_next) + ".");
        m_next = number + 1;
        retell(sessionId, event);
    }
}

/// A line may be put down a little after one that came later.
void RetoldLog::noteTimes(const SessionId& sessionId, const SessionEvent& event)
{
    Times& of = times.try_emplace(sessionId, Times{event.at, event.at}).first->second;
    of.goesBack = of.goesBack || event.at.steady < of.last.steady - oneMinute ||
                  event.at.suspended < of.last.suspended - oneMinute;
    of.isSteady = of.isSteady && std::chrono::abs(bootOf(event.at) - bootOf(of.last)) <= oneMinute;
    of.last = event.at;
    of.hasEnd = event.kind == EventKind::Ended;
}

void RetoldLog::retell(const SessionId& sessionId, const SessionEvent& event)
{
    m_account.add(event);
    meet(sessionId, event);
    switch (event.kind) {
        case EventKind::Confirmed:
        case EventKind::Corrected: {
            Answer answer;
            answer.id = AnswerId(event.detail);
            answer.sessionId = sessionId;
            answer.imageId = event.imageId;
            answer.wnid = event.wnid;
            answer.shownAt = m_account.firstShownAt(event.imageId).value_or(UtcTime{});
            answer.committedAt = event.at.utc;
            answer.time = m_account.ofImage(event.imageId);
            answer.duration = answer.time->duration();
            answer.isCorrection = event.kind == EventKind::Corrected;
            places.emplace(answer.id.text(), places.size());
            answers[answer.id] = answer;
            answeredImages.insert(answer.imageId);
            break;
        }
        case EventKind::Undone:
            undone[event.detail] = event.at.utc;
            break;
        case EventKind::Skipped:
            places.emplace(event.detail, places.size());
            skips[SkipId(event.detail)] = {
                {SkipId(event.detail), {}, {}, event.imageId, event.at.utc}, sessionId, {}};
            break;
        case EventKind::TimeUp: {
            const auto limit = limitFromWord(event.detail);
            if (!limit) {
                gaps.push_back("The log of session " + sessionId.text() +
                               " names a limit that this version does not know.");
                break;
            }
            Unanswered image;
            image.sessionId = sessionId;
            image.imageId = event.imageId;
            image.limit = *limit;
            image.shownAt = m_account.firstShownAt(event.imageId);
            image.endedAt = event.at.utc;
            image.time = m_account.ofImage(event.imageId);
            unanswered[image.imageId] = image;
            break;
        }
        default:
            break;
    }
}

/// An image can be skipped, or its time be up, before it is painted.
void RetoldLog::meet(const SessionId& sessionId, const SessionEvent& event)
{
    const bool isMet =
        event.kind == EventKind::Shown || event.kind == EventKind::Skipped || event.kind == EventKind::TimeUp;
    if (isMet && m_metImages.insert(event.imageId).second)
        met.push_back({event.imageId, sessionId});
}

}  // namespace vizsla
