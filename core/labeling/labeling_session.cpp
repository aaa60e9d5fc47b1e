// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/labeling_session.h"

#include <algorithm>

#include "core/labeling/follow_log.h"
#include "core/labeling/session_state.h"
#include "core/uuid.h"

namespace vizsla {

LabelingSession::LabelingSession(SessionState state, std::unique_ptr<ImageQueue> queue, const Clock& clock,
                                 UuidSource& uuids)
    : m_uuids(&uuids),
      m_task(std::move(state.task)),
      m_seed(state.orderSeed),
      m_isResumed(state.isResumed),
      m_clock(clock, m_task.rules, followLog(state.log, [](const auto&, const auto&) {})),
      m_session{SessionId(uuids.next()), m_task.id, state.labelerId, state.part},
      m_interrupted(std::move(state.interrupted)),
      m_images(std::move(state.images)),
      m_progress(m_images.size()),
      m_queue(std::move(queue))
{
    if (!m_interrupted.empty())
        m_session.resumes = m_interrupted.back().id;
    addEarlierSteps(state);
    retell();
    resumeWhereLeft(state);
}

/// Steps in other parts count, and are not part of the progress here.
void LabelingSession::addEarlierSteps(const SessionState& state)
{
    int done = 0;
    for (const Answer& answer : state.answers) {
        m_nextSequence = std::max(m_nextSequence, answer.sequence + 1);
        done += !answer.isCorrection;
        if (const auto index = indexOf(answer.imageId))
            m_progress.add(*index, answer);
    }
    for (const Unanswered& image : state.unanswered) {
        m_nextSequence = std::max(m_nextSequence, image.sequence + 1);
        ++done;
        if (const auto index = indexOf(image.imageId))
            m_progress.setTimeUp(*index);
    }
    for (const Skip& skip : state.skips) {
        m_nextSequence = std::max(m_nextSequence, skip.sequence + 1);
        const auto index = indexOf(skip.imageId);
        if (index && !m_progress.isTimeUp(*index))
            m_progress.add(*index, skip);
    }
    m_progress.sortActions();
    m_doneInOtherParts = done - m_progress.doneCount();
}

/// Tells the queue what of earlier sessions stands.
void LabelingSession::retell()
{
    using Kind = PartProgress::Action::Kind;
    for (const PartProgress::Action& action : m_progress.actions()) {
        if (action.kind == Kind::Answer)
            m_queue->answered(action.index);
        else if (action.kind == Kind::Correction)
            m_queue->lookedAgain();
        else
            m_queue->skipped(action.index);
    }
    m_queue->timeUp(m_progress.timedOut());
}

/// The open image that was there last is there again, however often the session has broken off since. One
/// that was looked at again is not: what is typed first is meant for the next image.
void LabelingSession::resumeWhereLeft(const SessionState& state)
{
    ImageId shown;
    for (const auto& [sessionId, event, number] : state.log) {
        const auto index = indexOf(event.imageId);
        switch (event.kind) {
            case EventKind::Shown:
            case EventKind::Undone:
                // An image that was looked at again, or whose correction was undone, still has its answer.
                if (index && !m_progress.isDone(*index))
                    shown = event.imageId;
                break;
            case EventKind::Confirmed:
            case EventKind::Corrected:
            case EventKind::Skipped:
            case EventKind::TimeUp:
                shown = {};
                break;
            default:
                break;
        }
    }
    if (const auto index = indexOf(shown))
        m_queue->recall(*index);
}

std::optional<UtcTime> LabelingSession::interruptedAt() const
{
    return m_interrupted.empty() ? std::nullopt : std::optional(m_interrupted.back().lastKnownAt);
}

std::optional<std::size_t> LabelingSession::indexOf(const ImageId& imageId) const
{
    const auto found = std::ranges::find(m_images, imageId, &Image::id);
    return found == m_images.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - m_images.begin()));
}

void LabelingSession::imageShown()
{
    if (const auto index = current(); index && !isShown())
        m_clock.show(m_images[*index].id);
}

bool LabelingSession::isShown() const
{
    const auto index = current();
    return index && m_clock.account().shownImage() == m_images[*index].id;
}

TimeSpent LabelingSession::spentOnImage() const
{
    return isShown() ? m_clock.account().ofImageUntil(m_images[*current()].id, m_clock.now()) : TimeSpent{};
}

TimeSpent LabelingSession::spentOnPart() const
{
    const Moment now = m_clock.now();
    TimeSpent sum;
    for (const Image& image : m_images)
        sum += m_clock.account().ofImageUntil(image.id, now);
    return sum;
}

bool LabelingSession::canPause() const
{
    return m_task.rules.pausesAllowed || !isShown();
}

void LabelingSession::pause()
{
    if (canPause())
        m_clock.pause();
}

Micros LabelingSession::onTheClock(std::size_t index, const Moment& now) const
{
    return m_clock.account().onTheClockUntil(m_images[index].id, now);
}

std::optional<Micros> LabelingSession::imageTimeLeftAt(const Moment& now) const
{
    const auto& limit = m_task.rules.imageLimit;
    const auto index = current();
    if (!limit || !index)
        return std::nullopt;
    return std::max(*limit - onTheClock(*index, now), Micros::zero());
}

std::optional<Micros> LabelingSession::sessionTimeLeftAt(const Moment& now) const
{
    if (!m_task.rules.sessionLimit)
        return std::nullopt;
    Micros left = *m_task.rules.sessionLimit;
    for (std::size_t index = 0; index < m_images.size(); ++index)
        left -= onTheClock(index, now);
    return std::max(left, Micros::zero());
}

std::optional<TimeLimit> LabelingSession::expiredAt(const Moment& now) const
{
    if (!current())
        return std::nullopt;
    if (sessionTimeLeftAt(now) == Micros{0})
        return TimeLimit::Session;
    return imageTimeLeftAt(now) == Micros{0} ? std::optional(TimeLimit::Image) : std::nullopt;
}

void LabelingSession::setAnsweredTold()
{
    for (const std::size_t index : m_progress.answeredInOrder())
        setTold(index);
}

bool LabelingSession::isLastTold() const
{
    const PartProgress::Action* last = m_progress.lastAction();
    return last && last->kind == PartProgress::Action::Kind::Answer && m_told.contains(last->index);
}

bool LabelingSession::canUndo() const
{
    return m_progress.lastAction() && !isLastTold() && sessionTimeLeft() != Micros{0};
}

bool LabelingSession::canRevisit(std::size_t index) const
{
    const auto& limit = m_task.rules.imageLimit;
    return m_task.rules.correctionsAllowed && m_progress.answer(index) && sessionTimeLeft() != Micros{0} &&
           (!limit || onTheClock(index, m_clock.now()) < *limit);
}

Result<void> LabelingSession::revisit(std::optional<std::size_t> index)
{
    if (index && !canRevisit(*index))
        return failure(ErrorKind::Invalid, m_task.rules.correctionsAllowed
                                               ? "There is no time left for this image."
                                               : "In this task an answer cannot be corrected later.");
    m_clock.noteInput();
    m_clock.note(EventKind::Revisited, index ? m_images[*index].id : ImageId());
    m_queue->revisit(index);
    return {};
}

/// In the order they were answered.
std::vector<std::size_t> LabelingSession::revisitable() const
{
    auto order = m_progress.answeredInOrder();
    std::erase_if(order, [this](std::size_t index) { return !canRevisit(index); });
    return order;
}

std::optional<std::size_t> LabelingSession::earlierImage() const
{
    const auto order = revisitable();
    const auto revisited = m_queue->revisited();
    const auto at = revisited ? std::ranges::find(order, *revisited) : order.end();
    return at == order.begin() ? std::nullopt : std::optional(*std::prev(at));
}

std::optional<std::size_t> LabelingSession::laterImage() const
{
    const auto order = revisitable();
    const auto revisited = m_queue->revisited();
    const auto at = revisited ? std::ranges::find(order, *revisited) : order.end();
    return at == order.end() || std::next(at) == order.end() ? std::nullopt : std::optional(*std::next(at));
}

}  // namespace vizsla
