// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/labeling_session.h"

#include <algorithm>
#include <unordered_set>

#include "core/labeling/part_queue.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_connection.h"
#include "core/store/task_repository.h"
#include "core/tasks/task_order.h"

namespace vizsla {

namespace {

Result<Task> readTask(StudyConnection& study, const TaskId& taskId)
{
    const auto task = TRY(TaskRepository(study).find(taskId));
    if (!task)
        return failure(ErrorKind::NotFound, "This task is no longer in the study.");
    return *task;
}

/// The log of earlier sessions: where their time went, and their events.
struct Past
{
    TimeAccount account;
    std::vector<SessionEvent> events;
};

Result<Past> readPast(StudyConnection& study, const TaskId& taskId, const LabelerId& labelerId)
{
    const auto events = TRY(SessionRepository(study).eventsOfTask(labelerId, taskId));
    Past past;
    const SessionId* session = nullptr;
    for (const auto& [sessionId, event, number] : events) {
        if (!session || *session != sessionId)
            past.account.startSession();
        session = &sessionId;
        past.account.add(event);
        past.events.push_back(event);
    }
    return past;
}

}  // namespace

LabelingSession::LabelingSession(StudyConnection& study, Task task, std::uint64_t seed, SessionClock clock)
    : m_study(&study),
      m_task(std::move(task)),
      m_seed(seed),
      m_clock(std::move(clock))
{}

Result<LabelingSession> LabelingSession::begin(StudyConnection& study, const TaskId& taskId,
                                               const LabelerId& labelerId)
{
    auto session = prepare(study, taskId, labelerId);
    if (!session)
        return session;
    TRY(session->write(session->planBeginning()));
    return session;
}

Result<LabelingSession> LabelingSession::prepare(StudyConnection& study, const TaskId& taskId,
                                                 const LabelerId& labelerId)
{
    auto task = TRY(readTask(study, taskId));
    const auto kept = TRY(TaskRepository(study).keptSeed(taskId, labelerId));
    if (!kept && !task.isFor(labelerId))
        return failure(ErrorKind::Invalid,
                       task.name + " names those who sit it, and this labeler is not among them.");
    auto past = TRY(readPast(study, taskId, labelerId));
    SessionClock clock(study.clock(), task.rules, std::move(past.account));
    LabelingSession session(study, std::move(task), kept.value_or(0), std::move(clock));
    session.m_isResumed = kept.has_value();
    if (!kept)
        session.m_seed = study.uuids().nextSeed();
    TRY(session.load(labelerId));
    session.resumeWhereLeft(past.events);
    return session;
}

Result<void> LabelingSession::load(const LabelerId& labelerId)
{
    m_session = {SessionId(m_study->uuids().next()), m_task.id, labelerId};
    auto images = TRY(ImageRepository(*m_study).imagesOfTask(m_task.id));
    if (images.empty())
        return failure(ErrorKind::Invalid, "The task " + m_task.name + " has no images.");
    auto interrupted = TRY(SessionRepository(*m_study).unended(m_task.id, labelerId));
    m_interrupted = std::move(interrupted);
    if (!m_interrupted.empty())
        m_session.resumes = m_interrupted.back().id;

    std::vector<Image> ordered;
    for (const std::size_t index : taskOrder(images.size(), m_seed))
        ordered.push_back(std::move(images[index]));
    TRY(loadDone(ordered));
    TRY(loadSkips());
    retell();
    return {};
}

Result<void> LabelingSession::loadDone(const std::vector<Image>& images)
{
    const SessionRepository repository(*m_study);
    const auto answers = TRY(repository.answersOfTask(labelerId(), m_task.id));
    auto timedOut = TRY(repository.unansweredOfLabeler(labelerId()));
    std::erase_if(timedOut, [&](const Unanswered& image) { return image.taskId != m_task.id; });

    std::vector<ImageId> doneIds;
    for (const Answer& answer : answers) {
        m_nextSequence = std::max(m_nextSequence, answer.sequence + 1);
        if (!answer.isCorrection)
            doneIds.push_back(answer.imageId);
    }
    std::ranges::transform(timedOut, std::back_inserter(doneIds), &Unanswered::imageId);
    choosePart(images, doneIds);
    for (const Answer& answer : answers) {
        if (const auto index = indexOf(answer.imageId))
            m_progress.add(*index, answer);
    }
    for (const Unanswered& image : timedOut) {
        m_nextSequence = std::max(m_nextSequence, image.sequence + 1);
        if (const auto index = indexOf(image.imageId))
            m_progress.setTimeUp(*index);
    }
    m_doneInOtherParts = static_cast<int>(doneIds.size()) - m_progress.doneCount();
    return {};
}

void LabelingSession::choosePart(const std::vector<Image>& images, const std::vector<ImageId>& doneIds)
{
    const std::unordered_set<ImageId> done(doneIds.begin(), doneIds.end());
    const auto open =
        std::ranges::find_if(images, [&](const Image& image) { return !done.contains(image.id); });
    const auto size = static_cast<std::ptrdiff_t>(m_task.partSize);
    const std::ptrdiff_t position = open == images.end() ? std::ssize(images) - 1 : open - images.begin();
    const std::ptrdiff_t part = position / size;
    m_session.part = static_cast<int>(part);
    m_images.assign(images.begin() + part * size,
                    images.begin() + std::min((part + 1) * size, std::ssize(images)));
    m_progress = PartProgress(m_images.size());
    m_queue = std::make_unique<PartQueue>(m_images.size());
}

Result<void> LabelingSession::loadSkips()
{
    const auto skips = TRY(SessionRepository(*m_study).skipsOfTask(labelerId(), m_task.id));
    for (const Skip& skip : skips) {
        m_nextSequence = std::max(m_nextSequence, skip.sequence + 1);
        const auto index = indexOf(skip.imageId);
        if (index && !m_progress.isTimeUp(*index))
            m_progress.add(*index, skip);
    }
    m_progress.sortActions();
    return {};
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

/// The image that was there last is there again, however often the session has broken off since.
void LabelingSession::resumeWhereLeft(const std::vector<SessionEvent>& events)
{
    ImageId shown, revisited;
    for (const SessionEvent& event : events) {
        switch (event.kind) {
            case EventKind::Shown:
                shown = event.imageId;
                break;
            case EventKind::Undone:
                // Where a correction was undone the image still has its answer.
                shown = revisited = event.imageId;
                break;
            case EventKind::Revisited:
                revisited = event.imageId;
                break;
            case EventKind::Confirmed:
            case EventKind::Corrected:
            case EventKind::Skipped:
            case EventKind::TimeUp:
                shown = {};
                revisited = {};
                break;
            default:
                break;
        }
    }
    if (const auto index = indexOf(shown); index && !m_progress.isDone(*index))
        m_queue->recall(*index);
    if (const auto index = indexOf(revisited); index && canRevisit(*index))
        m_queue->revisit(index);
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

Result<void> LabelingSession::write(const SessionStep& step)
{
    auto written = SessionRepository(*m_study).write(step);
    if (written)
        carryOut(step);
    else
        abandon();
    return written;
}

Result<Answer> LabelingSession::confirm(const std::string& wnid)
{
    const auto index = current();
    const auto step = TRY(planConfirm(wnid));
    TRY(write(step));
    return step.answer ? *step.answer : m_progress.correction(*index).value_or(*m_progress.answer(*index));
}

Result<void> LabelingSession::skip()
{
    return planSkip().and_then([this](const SessionStep& step) { return write(step); });
}

Result<void> LabelingSession::timeUp()
{
    return planTimeUp().and_then([this](const SessionStep& step) { return write(step); });
}

Result<std::optional<std::string>> LabelingSession::undo()
{
    const auto step = TRY(planUndo());
    const std::string& wnid = step.events.back().wnid;
    return write(step).map([&] { return wnid.empty() ? std::nullopt : std::optional(wnid); });
}

Result<void> LabelingSession::end()
{
    return write(planEnd());
}

}  // namespace vizsla
