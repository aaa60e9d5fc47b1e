// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/labeling/image_queue.h"
#include "core/labeling/part_progress.h"
#include "core/labeling/session_clock.h"
#include "core/result.h"
#include "core/study/answer.h"
#include "core/study/task.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyConnection;

/// One labeler at work on one part of a task: which image is next, what is confirmed, what can be undone,
/// where the time goes. Everything it knows is in the study, so a new session after any interruption goes on
/// at the same image.
///
/// Each step is planned, written to the study, and then carried out or, where it could not be written,
/// abandoned: until then nothing has changed. confirm(), skip() and the like do all of that; whoever must not
/// wait for the disk plans a step, has it written elsewhere by SessionRepository::write(), and calls
/// carryOut() or abandon(). Between the two no other step can be planned.
class LabelingSession
{
public:
    /// Sits down to the first part that has an image without an answer, or to the last part of a finished
    /// task. Errors: NotFound for an unknown task, Invalid for one without images, and what the study's
    /// writes give.
    static Result<LabelingSession> begin(StudyConnection& study, const TaskId& taskId,
                                         const LabelerId& labelerId);
    /// As begin(), but nothing is written: that is left to planBeginning(), which must be the first step.
    static Result<LabelingSession> prepare(StudyConnection& study, const TaskId& taskId,
                                           const LabelerId& labelerId);

    const Task& task() const { return m_task; }
    const Session& session() const { return m_session; }
    const LabelerId& labelerId() const { return m_session.labelerId; }
    int part() const { return m_session.part; }
    /// Whether the labeler has begun the task before, be it left at its first image.
    bool isResumed() const { return m_isResumed; }
    /// Of this labeler's order of the whole task (taskOrder()).
    std::uint64_t orderSeed() const { return m_seed; }
    /// The images of the part, in this labeler's order.
    std::span<const Image> images() const { return m_images; }
    /// The moment up to which an earlier session is known that broke off; nothing if none did.
    std::optional<UtcTime> interruptedAt() const;

    /// Which image is labeled now and which come next.
    const ImageQueue& queue() const { return *m_queue; }
    std::optional<std::size_t> current() const { return m_queue->current(); }
    std::optional<std::size_t> revisited() const { return m_queue->revisited(); }
    std::vector<std::size_t> upcoming(std::size_t count) const { return m_queue->upcoming(count); }
    /// The first answer that stands.
    const std::optional<Answer>& answer(std::size_t index) const { return m_progress.answer(index); }
    const PartProgress& progress() const { return m_progress; }
    /// Images that have an answer or whose time was up.
    int doneInPart() const { return m_progress.doneCount(); }
    int doneInTask() const { return m_doneInOtherParts + doneInPart(); }
    bool isTaskDone() const { return doneInTask() == m_task.imageCount; }

    /// To be called when the current image is first painted; later calls for the same showing change nothing.
    void imageShown();
    bool isShown() const;
    /// All time that the current image took so far; none before it is shown.
    TimeSpent spentOnImage() const;
    Micros timeOnImage() const { return spentOnImage().duration(); }
    /// All time of the part so far, this session's and earlier ones', but for that between images.
    TimeSpent spentOnPart() const;
    /// All time of all the labeler's sessions on the task so far, that between images too.
    TimeSpent spentOnTask() const { return m_clock.account().totalUntil(m_clock.now()); }

    Moment now() const { return m_clock.now(); }
    void noteInput() { m_clock.noteInput(); }
    void setAway(bool away) { m_clock.setAway(away); }
    bool isAway() const { return m_clock.isAway(); }
    /// Between images one may always rest; while one is there, if the task allows it.
    bool canPause() const;
    void pause();
    void resume() { m_clock.resume(); }
    bool isPaused() const { return m_clock.isPaused(); }
    /// The guide was opened or closed, or a class looked up outside.
    void note(EventKind kind, const std::string& wnid = {}) { m_clock.note(kind, {}, wnid); }
    /// To be called about every second.
    void tick() { m_clock.tick(); }

    /// What is left of the time for the current image and for the part; nothing without a limit. Pauses and
    /// sleep of the machine do not count.
    std::optional<Micros> imageTimeLeft() const { return imageTimeLeftAt(m_clock.now()); }
    std::optional<Micros> sessionTimeLeft() const { return sessionTimeLeftAt(m_clock.now()); }
    /// The limit that is reached, if any: then planTimeUp() comes next, and nothing can be confirmed.
    std::optional<TimeLimit> expired() const { return expiredAt(m_clock.now()); }

    /// Commits a class for the current image and moves on. The answer is on the disk when this returns; on an
    /// error nothing has changed and the same image is still current.
    /// Errors: Invalid before imageShown(), with no image left, or when the time is up; what the study's
    /// writes give.
    Result<Answer> confirm(const std::string& wnid);
    /// Puts the current image off to the end of the part.
    Result<void> skip();
    /// Takes what is expired() out of the part as not answered. Error (Invalid): nothing is.
    Result<void> timeUp();

    /// The labeler has learned what is right for the image: the answer that it has stays the one that counts.
    void setTold(std::size_t index) { m_told.insert(index); }
    void setAnsweredTold();
    /// Whether the last thing done was to answer an image and be told of it, which is not undone.
    bool isLastTold() const;
    bool canUndo() const;
    /// Undoes the last confirm or skip in this part that still stands; its image becomes current.
    /// Returns the class that had been confirmed, or nothing for a skip. Error (Invalid): nothing to undo.
    Result<std::optional<std::string>> undo();

    /// Whether an answered image may be looked at again: the task allows corrections, and there is time left
    /// for it.
    bool canRevisit(std::size_t index) const;
    /// Makes an answered image current; confirming another class for it adds a correction. Without an index
    /// back to the image that was current. Error (Invalid): canRevisit() says no.
    Result<void> revisit(std::optional<std::size_t> index);
    /// The image answered before the current one that may be looked at again; none if there is none.
    std::optional<std::size_t> earlierImage() const;
    /// The one answered after the image that is looked at again; none where the open image comes next.
    std::optional<std::size_t> laterImage() const;

    Result<void> end();

    // Steps to be written by others.
    SessionStep planBeginning();
    /// `at`: when the answer was confirmed, if the step had to wait for another; nothing happened since.
    Result<SessionStep> planConfirm(const std::string& wnid, std::optional<Moment> at = {});
    Result<SessionStep> planSkip();
    Result<SessionStep> planTimeUp();
    Result<SessionStep> planUndo();
    SessionStep planEnd();
    /// What was logged since the last step; nothing if nothing was, or while a step is on its way.
    std::optional<SessionStep> planEvents();
    bool isStepPlanned() const { return m_clock.isTaken(); }
    void carryOut(const SessionStep& step);
    void abandon() { m_clock.notWritten(); }

private:
    LabelingSession(StudyConnection& study, Task task, std::uint64_t seed, SessionClock clock);
    Result<void> load(const LabelerId& labelerId);
    Result<void> loadDone(const std::vector<Image>& images);
    void choosePart(const std::vector<Image>& images, const std::vector<ImageId>& doneIds);
    Result<void> loadSkips();
    void retell();
    void resumeWhereLeft(const std::vector<SessionEvent>& events);
    std::optional<std::size_t> indexOf(const ImageId& imageId) const;
    std::vector<std::size_t> revisitable() const;
    Micros onTheClock(std::size_t index, const Moment& now) const;
    std::optional<Micros> imageTimeLeftAt(const Moment& now) const;
    std::optional<Micros> sessionTimeLeftAt(const Moment& now) const;
    std::optional<TimeLimit> expiredAt(const Moment& now) const;
    Result<std::size_t> imageToAct(const Moment& now) const;
    Unanswered unanswered(std::size_t index, TimeLimit limit, const Moment& now, int sequence) const;
    SessionStep plan(std::vector<SessionEvent> closing);
    void add(const Answer& answer);
    void add(const Skip& skip);
    void endUnanswered(const std::vector<Unanswered>& images);
    void undoLast();
    Result<void> write(const SessionStep& step);

    StudyConnection* m_study;
    Task m_task;
    std::uint64_t m_seed;
    bool m_isResumed = false;
    SessionClock m_clock;
    Session m_session;
    std::vector<InterruptedSession> m_interrupted;
    std::vector<Image> m_images;
    PartProgress m_progress;
    std::unique_ptr<ImageQueue> m_queue;
    std::set<std::size_t> m_told;
    int m_doneInOtherParts = 0;
    int m_nextSequence = 0;
};

}  // namespace vizsla
