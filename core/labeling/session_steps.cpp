// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a session: what each adds to the study, and what it changes once it is there.
#include <algorithm>

#include "core/labeling/labeling_session.h"
#include "core/uuid.h"

namespace vizsla {

namespace {

using StepKind = SessionStep::Kind;

}  // namespace

SessionStep LabelingSession::plan(StepKind kind, std::vector<SessionEvent> closing)
{
    SessionStep step;
    step.kind = kind;
    step.sessionId = m_session.id;
    step.firstEvent = m_clock.nextNumber();
    step.events = m_clock.take(std::move(closing));
    return step;
}

SessionStep LabelingSession::planBeginning()
{
    m_session.startedAt = m_clock.now().utc;
    m_clock.begin();
    SessionStep step = plan(StepKind::Beginning, {});
    step.beginning = {m_session, m_seed, m_interrupted};
    return step;
}

std::optional<SessionStep> LabelingSession::planEvents()
{
    if (m_clock.isTaken() || !m_clock.hasUnwritten())
        return std::nullopt;
    return plan(StepKind::Log, {});
}

SessionStep LabelingSession::planEnd()
{
    m_clock.noteInput();
    return plan(StepKind::End, {{EventKind::Ended, m_clock.now()}});
}

/// The current image, if something can be done with it now.
Result<std::size_t> LabelingSession::imageToAct(const Moment& now) const
{
    const auto index = current();
    if (!index)
        return failure(ErrorKind::Invalid, "Every image of this part has its answer.");
    if (m_clock.isPaused())
        return failure(ErrorKind::Invalid, "The session is paused.");
    if (m_clock.isTaken())
        return failure(ErrorKind::Busy, "The last step is still being saved.");
    if (expiredAt(now))
        return failure(ErrorKind::Invalid, "The time for this image is up.");
    return *index;
}

Result<SessionStep> LabelingSession::planConfirm(const std::string& wnid, std::optional<Moment> at)
{
    if (!at)
        m_clock.noteInput();
    const Moment now = at.value_or(m_clock.now());
    const auto index = TRY(imageToAct(now));
    if (!isShown())
        return failure(ErrorKind::Invalid, "The image has not been shown yet.");
    const bool isCorrection = m_queue->revisited().has_value();
    const ImageId& imageId = m_images[index].id;
    if (isCorrection && m_progress.correction(index).value_or(*m_progress.answer(index)).wnid == wnid)
        return plan(StepKind::LeftAsItWas, {{EventKind::Revisited, now}});

    const TimeAccount& account = m_clock.account();
    const TimeSpent time = account.ofImageUntil(imageId, now);
    const Answer answer{AnswerId(m_uuids->next()),
                        m_session.id,
                        m_task.id,
                        m_session.labelerId,
                        imageId,
                        wnid,
                        account.firstShownAt(imageId).value_or(now.utc),
                        now.utc,
                        time.duration(),
                        m_nextSequence,
                        isCorrection,
                        time};
    SessionStep step = plan(StepKind::Answer, {{isCorrection ? EventKind::Corrected : EventKind::Confirmed,
                                                now, imageId, wnid, answer.id.text()}});
    step.answer = answer;
    return step;
}

Result<SessionStep> LabelingSession::planSkip()
{
    m_clock.noteInput();
    const Moment now = m_clock.now();
    const auto index = TRY(imageToAct(now));
    if (m_queue->revisited())
        return failure(ErrorKind::Invalid, "This image has its answer already.");
    const Skip skip{SkipId(m_uuids->next()), m_task.id, m_session.labelerId,
                    m_images[index].id,      now.utc,   m_nextSequence};
    SessionStep step = plan(StepKind::Skip, {{EventKind::Skipped, now, skip.imageId, {}, skip.id.text()}});
    step.skip = skip;
    return step;
}

Unanswered LabelingSession::unanswered(std::size_t index, TimeLimit limit, const Moment& now,
                                       int sequence) const
{
    const ImageId& imageId = m_images[index].id;
    return {UnansweredId(m_uuids->next()),
            m_session.id,
            m_task.id,
            m_session.labelerId,
            imageId,
            limit,
            m_clock.account().firstShownAt(imageId),
            now.utc,
            m_clock.account().ofImageUntil(imageId, now),
            sequence};
}

Result<SessionStep> LabelingSession::planTimeUp()
{
    const auto limit = expired();
    if (!limit)
        return failure(ErrorKind::Invalid, "The time is not up.");
    if (m_clock.isTaken())
        return failure(ErrorKind::Busy, "The last step is still being saved.");
    m_clock.tick();
    const Moment now = m_clock.now();
    const bool isSession = *limit == TimeLimit::Session;
    std::vector<std::size_t> ended;
    if (isSession)
        ended = m_queue->open();
    else if (!m_queue->revisited())
        ended = {*current()};
    std::vector<Unanswered> images;
    std::vector<SessionEvent> closing;
    for (const std::size_t index : ended) {
        const int sequence = m_nextSequence + static_cast<int>(images.size());
        images.push_back(unanswered(index, *limit, now, sequence));
        closing.push_back(
            {EventKind::TimeUp, now, images.back().imageId, {}, isSession ? "session" : "image"});
    }
    // An image that was looked at again keeps its answer.
    if (closing.empty())
        closing.push_back(
            {EventKind::TimeUp, now, m_images[*current()].id, {}, isSession ? "session" : "image"});
    SessionStep step = plan(StepKind::TimeUp, std::move(closing));
    step.unanswered = std::move(images);
    return step;
}

Result<SessionStep> LabelingSession::planUndo()
{
    if (isLastTold())
        return failure(ErrorKind::Invalid, "You have been told what is right here: the answer stays.");
    if (!canUndo())
        return failure(ErrorKind::Invalid, "There is nothing to undo in this part.");
    if (m_clock.isTaken())
        return failure(ErrorKind::Busy, "The last step is still being saved.");
    m_clock.noteInput();
    const PartProgress::Action& action = *m_progress.lastAction();
    const ImageId& imageId = m_images[action.index].id;
    std::string wnid;
    if (action.kind == PartProgress::Action::Kind::Answer)
        wnid = m_progress.answer(action.index)->wnid;
    else if (action.kind == PartProgress::Action::Kind::Correction)
        wnid = m_progress.correction(action.index)->wnid;
    SessionStep step = plan(StepKind::Undo, {{EventKind::Undone, m_clock.now(), imageId, wnid, action.id}});
    if (action.kind == PartProgress::Action::Kind::Skip)
        step.undoneSkipId = SkipId(action.id);
    else
        step.supersededAnswerId = AnswerId(action.id);
    return step;
}

void LabelingSession::carryOut(const SessionStep& step)
{
    m_clock.written();
    switch (step.kind) {
        case StepKind::Log:
        case StepKind::Beginning:
        case StepKind::End:
            break;
        case StepKind::Answer:
            add(*step.answer);
            break;
        case StepKind::LeftAsItWas:
            m_queue->lookedAgain();
            break;
        case StepKind::Skip:
            add(*step.skip);
            break;
        case StepKind::TimeUp:
            endUnanswered(step.unanswered);
            break;
        case StepKind::Undo:
            undoLast();
            break;
    }
}

void LabelingSession::add(const Answer& answer)
{
    const std::size_t index = *indexOf(answer.imageId);
    m_progress.add(index, answer);
    ++m_nextSequence;
    if (answer.isCorrection)
        m_queue->lookedAgain();
    else
        m_queue->answered(index);
}

void LabelingSession::add(const Skip& skip)
{
    const std::size_t index = *indexOf(skip.imageId);
    m_progress.add(index, skip);
    ++m_nextSequence;
    m_queue->skipped(index);
}

void LabelingSession::endUnanswered(const std::vector<Unanswered>& images)
{
    std::vector<std::size_t> indices;
    for (const Unanswered& image : images) {
        indices.push_back(*indexOf(image.imageId));
        m_progress.setTimeUp(indices.back());
        ++m_nextSequence;
    }
    m_queue->timeUp(indices);
}

void LabelingSession::undoLast()
{
    const PartProgress::Action action = m_progress.undo();
    switch (action.kind) {
        case PartProgress::Action::Kind::Answer:
            m_queue->answerUndone(action.index);
            break;
        case PartProgress::Action::Kind::Correction:
            m_queue->correctionUndone(action.index);
            break;
        case PartProgress::Action::Kind::Skip:
            m_queue->skipUndone(action.index);
            break;
    }
}

}  // namespace vizsla
