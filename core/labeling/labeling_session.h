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

class UuidSource;
struct SessionState;

/// One labeler at work on one part of a task: which image is next, what is confirmed, what can be undone,
/// where the time goes. Everything it knows is in the study, so a new session after any interruption goes on
/// at the same image.
///
/// It plans steps and knows no study. Each step is planned, written by SessionRepository::write(), wherever
/// that is done, and then carried out or, where it could not be written, abandoned: until then nothing has
/// changed, and no other step can be planned.
class LabelingSession
{
public:
    /// `queue` has the images of the part, all still open; it is told what was done with them before. `clock`
    /// and `uuids` must outlive the session. The first step is planBeginning().
    LabelingSession(SessionState state, std::unique_ptr<ImageQueue> queue, const Clock& clock,
                    UuidSource& uuids);

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

    /// The labeler has learned what is right for the image: the answer that it has stays the one that counts.
    void setTold(std::size_t index) { m_told.insert(index); }
    void setAnsweredTold();
    /// Whether the last thing done was to answer an image and be told of it, which is not undone.
    bool isLastTold() const;
    bool canUndo() const;

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

    // Steps to be written.
    SessionStep planBeginning();
    /// Commits a class for the current image; the next one comes. `at`: when the answer was confirmed, if the
    /// step had to wait for another; nothing happened since. Errors: Invalid before imageShown(), with no
    /// image left, or when the time is up; Busy while a step is on its way.
    Result<SessionStep> planConfirm(const std::string& wnid, std::optional<Moment> at = {});
    /// Puts the current image off to the end of the part. Errors as planConfirm().
    Result<SessionStep> planSkip();
    /// Takes what is expired() out of the part as not answered. Errors: Invalid if nothing is; Busy.
    Result<SessionStep> planTimeUp();
    /// Undoes the last confirm or skip in this part that still stands; its image becomes current. The last
    /// event has the class that had been confirmed, or none for a skip. Errors: Invalid with nothing to undo;
    /// Busy.
    Result<SessionStep> planUndo();
    SessionStep planEnd();
    /// What was logged since the last step; nothing if nothing was, or while a step is on its way.
    std::optional<SessionStep> planEvents();
    bool isStepPlanned() const { return m_clock.isTaken(); }
    void carryOut(const SessionStep& step);
    void abandon() { m_clock.notWritten(); }

private:
    void addEarlierSteps(const SessionState& state);
    void retell();
    void resumeWhereLeft(const SessionState& state);
    std::optional<std::size_t> indexOf(const ImageId& imageId) const;
    std::vector<std::size_t> revisitable() const;
    Micros onTheClock(std::size_t index, const Moment& now) const;
    std::optional<Micros> imageTimeLeftAt(const Moment& now) const;
    std::optional<Micros> sessionTimeLeftAt(const Moment& now) const;
    std::optional<TimeLimit> expiredAt(const Moment& now) const;
    Result<std::size_t> imageToAct(const Moment& now) const;
    Unanswered unanswered(std::size_t index, TimeLimit limit, const Moment& now, int sequence) const;
    SessionStep plan(SessionStep::Kind kind, std::vector<SessionEvent> closing);
    void add(const Answer& answer);
    void add(const Skip& skip);
    void endUnanswered(const std::vector<Unanswered>& images);
    void undoLast();

    UuidSource* m_uuids;
    Task m_task;
    std::uint64_t m_seed;
    bool m_isResumed;
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
