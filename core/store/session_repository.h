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

class StudyFile;

/// What labelers did: sessions, answers, skips, suggestions. Each write is on the disk when its call returns.
class SessionRepository
{
public:
    explicit SessionRepository(StudyFile& study) : m_study(study) {}

    Result<Session> begin(const std::string& taskId, const std::string& labelerId, int part);
    Result<void> end(const std::string& sessionId);

    /// Keeps a new answer; its id is made here.
    Result<void> addAnswer(Answer& answer);
    /// A session that was sat elsewhere, read from the file of this name; made if it is not there yet.
    Result<Session> importedSession(const std::string& taskId, const std::string& labelerId,
                                    const std::string& file, UtcMicros startedAt, UtcMicros endedAt);
    /// As addAnswer(), but an image that the labeler has answered in the task already keeps its answer: then
    /// false.
    Result<bool> addImportedAnswer(Answer& answer);
    /// Tasks of which a labeler has an imported session.
    Result<std::unordered_set<std::string>> importedTasks(const std::string& labelerId) const;

    /// Marks an answer superseded; it stays in the study.
    Result<void> supersede(const std::string& answerId);
    /// Answers that stand, by their sequence.
    Result<std::vector<Answer>> answersOfTask(const std::string& labelerId, const std::string& taskId) const;
    /// Answers that stand, in the order they were committed.
    Result<std::vector<Answer>> answersOfLabeler(const std::string& labelerId) const;
    Result<std::vector<Answer>> answersSince(const std::string& labelerId, UtcMicros since) const;
    /// Number of answers that stand, by task id; tasks without one are missing.
    Result<std::unordered_map<std::string, int>> answerCounts(const std::string& labelerId) const;

    /// An answer with the names of what it belongs to.
    struct ListedAnswer
    {
        std::string labeler;
        std::string task;
        std::string mode;
        std::string testSet;
        std::string image;
        std::string assignedWnid;
        std::string wnid;
        UtcMicros shownAt = 0;
        UtcMicros committedAt = 0;
        SteadyMicros duration = 0;
        std::optional<UtcMicros> supersededAt;
        std::optional<std::string> importedFrom;
    };
    /// All answers of all labelers, those superseded too, by labeler and time.
    Result<std::vector<ListedAnswer>> list() const;

    Result<Skip> addSkip(const Session& session, const std::string& imageId, int sequence);
    Result<void> takeBackSkip(const std::string& skipId);
    /// Skips that stand, by their sequence.
    Result<std::vector<Skip>> skipsOfTask(const std::string& labelerId, const std::string& taskId) const;

    /// What a labeler proposes about the own answer; nothing takes the proposal back.
    Result<void> suggest(const std::string& answerId, std::optional<Verdict> verdict);
    Result<std::optional<Verdict>> suggestion(const std::string& answerId) const;
    Result<void> reportProblem(const std::string& imageId, const std::string& labelerId, bool problematic);
    Result<bool> hasReportedProblem(const std::string& imageId, const std::string& labelerId) const;

private:
    StudyFile& m_study;
};

}  // namespace vizsla
