// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/study/annotation.h"
#include "core/study/answer.h"

namespace vizsla {

class StudyConnection;

/// What labelers did: sessions with their log, answers, skips, suggestions. Each write is on the disk when
/// its call returns.
class SessionRepository
{
public:
    explicit SessionRepository(StudyConnection& study) : m_study(study) {}

    /// Adds what a session did, all of it or nothing. Errors: Invalid for an answer that is no class of the
    /// study; what the write gives.
    Result<void> write(const SessionStep& step);
    /// Sessions of a labeler on a task that have no end, and the last that is known of them.
    Result<std::vector<InterruptedSession>> unended(const TaskId& taskId, const LabelerId& labelerId) const;
    /// A line of a session's log.
    struct LoggedEvent
    {
        SessionId sessionId;
        SessionEvent event;
        int number = 0;  ///< from 0 in each session
    };
    /// The log of a labeler's sessions on a task, in the order in which it was written.
    Result<std::vector<LoggedEvent>> eventsOfTask(const LabelerId& labelerId, const TaskId& taskId) const;
    /// The log of a labeler's sessions on any task that ended after a moment or have no end, each from its
    /// beginning.
    Result<std::vector<LoggedEvent>> eventsSince(const LabelerId& labelerId, UtcTime since) const;
    /// A labeler's sessions on a task, without imported ones.
    struct Sitting
    {
        LabelerId labelerId;
        TaskId taskId;
        int sessions = 0;
    };
    Result<std::vector<Sitting>> sittings() const;
    /// Ids of sessions without a log whose answers have times that only a log can have given.
    Result<std::vector<SessionId>> timedWithoutLog() const;
    struct AuditedAnswer
    {
        Answer answer;
        std::optional<UtcTime> supersededAt;
    };
    /// All answers of sessions that have a log, superseded ones too.
    Result<std::vector<AuditedAnswer>> auditedAnswers(const LabelerId& labelerId, const TaskId& taskId) const;
    struct AuditedSkip
    {
        Skip skip;
        SessionId sessionId;
        std::optional<UtcTime> undoneAt;
    };
    /// The same of skips.
    Result<std::vector<AuditedSkip>> auditedSkips(const LabelerId& labelerId, const TaskId& taskId) const;
    struct KeptSession
    {
        SessionId id;
        int part = 0;
        UtcTime startedAt = {};
        std::optional<UtcTime> endedAt;
        std::optional<std::string> ending;  ///< "left" or "interrupted"
        std::optional<SessionId> resumes;
        int ordinal = 0;
    };
    /// The sessions that were sat here, in their order.
    Result<std::vector<KeptSession>> sessionsOfTask(const LabelerId& labelerId, const TaskId& taskId) const;
    /// Images whose time was up, by their sequence.
    Result<std::vector<Unanswered>> unansweredOfLabeler(const LabelerId& labelerId) const;

    /// A session that was sat elsewhere, read from the file of this name; made if it is not there yet.
    Result<Session> importedSession(const TaskId& taskId, const LabelerId& labelerId, const std::string& file,
                                    UtcTime startedAt, UtcTime endedAt);
    /// Keeps an answer of such a session; its id is made here. An image that the labeler has answered in the
    /// task already keeps its answer: then false.
    Result<bool> addImportedAnswer(Answer& answer);
    /// Tasks of which a labeler has an imported session.
    Result<std::unordered_set<TaskId>> importedTasks(const LabelerId& labelerId) const;

    /// The task of a labeler's last session here; none before the first.
    Result<std::optional<TaskId>> lastTask(const LabelerId& labelerId) const;
    /// Answers that stand, corrections too, by their sequence.
    Result<std::vector<Answer>> answersOfTask(const LabelerId& labelerId, const TaskId& taskId) const;
    /// Answers that stand, corrections too, in the order they were committed.
    Result<std::vector<Answer>> answersOfLabeler(const LabelerId& labelerId) const;
    /// First answers that stand.
    Result<std::vector<Answer>> answersSince(const LabelerId& labelerId, UtcTime since) const;
    /// Number of images that have an answer or whose time was up, by task id; tasks without one are missing.
    Result<std::unordered_map<TaskId, int>> doneCounts(const LabelerId& labelerId) const;

    /// What came of an image in a session.
    struct ListedStep
    {
        enum class Kind { Answer, Skip, TimeUp };

        Kind kind = Kind::Answer;
        std::string id;
        SessionId sessionId;
        TaskId taskId;
        LabelerId labelerId;
        ImageId imageId;
        std::string wnid;                ///< of an answer
        std::optional<UtcTime> shownAt;  ///< not of a skip, nor where the session's time ended before
        UtcTime endedAt = {};            ///< when it was answered or skipped, or the time was up
        Micros duration = {};            ///< 0: not known
        std::optional<UtcTime> undoneAt;
        std::optional<TimeLimit> limit;  ///< that was up
        bool isCorrection = false;
        int sequence = 0;
        int part = 0;  ///< of the session
        std::optional<std::string> importedFrom;
        std::optional<TimeSpent> time;
    };
    /// All of all labelers, in no particular order.
    Result<std::vector<ListedStep>> steps() const;

    struct ProblemReport
    {
        ImageId imageId;
        LabelerId labelerId;
    };
    /// Which images which labelers suggest as problematic.
    Result<std::vector<ProblemReport>> problemReports() const;

    /// A class that a labeler gave an image as the answer, or made a suggestion about.
    struct ProposedLabel
    {
        LabelerId labelerId;
        TaskId taskId;
        TestSetId testSetId;
        std::size_t position = 0;  ///< index of the image in the test set (ImageOrder)
        int classIndex = 0;
        bool isCorrection = false;
    };
    /// All answers that stand, those of one labeler in the order they were committed. Errors: Corrupt.
    Result<std::vector<ProposedLabel>> proposedAnswers() const;
    /// The answers that a suggestion was made about, undone ones too.
    Result<std::vector<ProposedLabel>> proposedSuggestions() const;

    /// Skips that stand, by their sequence.
    Result<std::vector<Skip>> skipsOfTask(const LabelerId& labelerId, const TaskId& taskId) const;

    /// What a labeler proposes about the own answer; nothing takes the proposal back.
    Result<void> suggest(const AnswerId& answerId, std::optional<Verdict> verdict);
    Result<std::optional<Verdict>> suggestion(const AnswerId& answerId) const;
    Result<void> reportProblem(const ImageId& imageId, const LabelerId& labelerId, bool problematic);
    Result<bool> hasReportedProblem(const ImageId& imageId, const LabelerId& labelerId) const;

private:
    Result<void> writeBeginning(const SessionStep::Beginning& beginning);
    Result<void> writeEvents(const SessionStep& step);
    Result<void> addAnswer(const Answer& answer);
    Result<void> addSkip(const SessionId& sessionId, const Skip& skip);
    Result<void> addUnanswered(const Unanswered& unanswered);

    StudyConnection& m_study;
};

}  // namespace vizsla
