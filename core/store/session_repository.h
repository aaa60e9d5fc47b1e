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
    Result<std::vector<InterruptedSession>> unended(const std::string& taskId,
                                                    const std::string& labelerId) const;
    /// A line of a session's log.
    struct LoggedEvent
    {
        std::string sessionId;
        SessionEvent event;
        int number = 0;  ///< from 0 in each session
    };
    /// The log of a labeler's sessions on a task, in the order in which it was written.
    Result<std::vector<LoggedEvent>> eventsOfTask(const std::string& labelerId,
                                                  const std::string& taskId) const;
    /// The log of a labeler's sessions on any task that ended after a moment or have no end, each from its
    /// beginning.
    Result<std::vector<LoggedEvent>> eventsSince(const std::string& labelerId, UtcTime since) const;
    /// A labeler's sessions on a task, without imported ones.
    struct Sitting
    {
        std::string labelerId;
        std::string taskId;
        int sessions = 0;
    };
    Result<std::vector<Sitting>> sittings() const;
    /// Ids of sessions without a log whose answers have times that only a log can have given.
    Result<std::vector<std::string>> timedWithoutLog() const;
    struct AuditedAnswer
    {
        Answer answer;
        std::optional<UtcTime> supersededAt;
    };
    /// All answers of sessions that have a log, superseded ones too.
    Result<std::vector<AuditedAnswer>> auditedAnswers(const std::string& labelerId,
                                                      const std::string& taskId) const;
    struct AuditedSkip
    {
        Skip skip;
        std::string sessionId;
        std::optional<UtcTime> undoneAt;
    };
    /// The same of skips.
    Result<std::vector<AuditedSkip>> auditedSkips(const std::string& labelerId,
                                                  const std::string& taskId) const;
    struct KeptSession
    {
        std::string id;
        int part = 0;
        UtcTime startedAt = {};
        std::optional<UtcTime> endedAt;
        std::optional<std::string> ending;  ///< "left" or "interrupted"
        std::optional<std::string> resumes;
        int ordinal = 0;
    };
    /// The sessions that were sat here, in their order.
    Result<std::vector<KeptSession>> sessionsOfTask(const std::string& labelerId,
                                                    const std::string& taskId) const;
    /// Images whose time was up, by their sequence.
    Result<std::vector<Unanswered>> unansweredOfLabeler(const std::string& labelerId) const;

    /// A session that was sat elsewhere, read from the file of this name; made if it is not there yet.
    Result<Session> importedSession(const std::string& taskId, const std::string& labelerId,
                                    const std::string& file, UtcTime startedAt, UtcTime endedAt);
    /// Keeps an answer of such a session; its id is made here. An image that the labeler has answered in the
    /// task already keeps its answer: then false.
    Result<bool> addImportedAnswer(Answer& answer);
    /// Tasks of which a labeler has an imported session.
    Result<std::unordered_set<std::string>> importedTasks(const std::string& labelerId) const;

    /// Answers that stand, corrections too, by their sequence.
    Result<std::vector<Answer>> answersOfTask(const std::string& labelerId, const std::string& taskId) const;
    /// Answers that stand, corrections too, in the order they were committed.
    Result<std::vector<Answer>> answersOfLabeler(const std::string& labelerId) const;
    /// First answers that stand.
    Result<std::vector<Answer>> answersSince(const std::string& labelerId, UtcTime since) const;
    /// Number of images that have an answer or whose time was up, by task id; tasks without one are missing.
    Result<std::unordered_map<std::string, int>> doneCounts(const std::string& labelerId) const;

    /// What came of an image in a session.
    struct ListedStep
    {
        enum class Kind { Answer, Skip, TimeUp };

        Kind kind = Kind::Answer;
        std::string id;
        std::string sessionId;
        std::string taskId;
        std::string labelerId;
        std::string imageId;
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
        std::string imageId;
        std::string labelerId;
    };
    /// Which images which labelers suggest as problematic.
    Result<std::vector<ProblemReport>> problemReports() const;

    /// A class that a labeler gave an image as the answer, or made a suggestion about.
    struct ProposedLabel
    {
        std::string labelerId;
        std::string taskId;
        std::string testSetId;
        std::size_t position = 0;  ///< index of the image in the test set (ImageOrder)
        int classIndex = 0;
        bool isCorrection = false;
    };
    /// All answers that stand, those of one labeler in the order they were committed. Errors: Corrupt.
    Result<std::vector<ProposedLabel>> proposedAnswers() const;
    /// The answers that a suggestion was made about, undone ones too.
    Result<std::vector<ProposedLabel>> proposedSuggestions() const;

    /// Skips that stand, by their sequence.
    Result<std::vector<Skip>> skipsOfTask(const std::string& labelerId, const std::string& taskId) const;

    /// What a labeler proposes about the own answer; nothing takes the proposal back.
    Result<void> suggest(const std::string& answerId, std::optional<Verdict> verdict);
    Result<std::optional<Verdict>> suggestion(const std::string& answerId) const;
    Result<void> reportProblem(const std::string& imageId, const std::string& labelerId, bool problematic);
    Result<bool> hasReportedProblem(const std::string& imageId, const std::string& labelerId) const;

private:
    Result<void> writeBeginning(const SessionStep::Beginning& beginning);
    Result<void> writeEvents(const SessionStep& step);
    Result<void> addAnswer(const Answer& answer);
    Result<void> addSkip(const std::string& sessionId, const Skip& skip);
    Result<void> addUnanswered(const Unanswered& unanswered);

    StudyConnection& m_study;
};

}  // namespace vizsla
