// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
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
    /// Marks an answer superseded; it stays in the study.
    Result<void> supersede(const std::string& answerId);
    /// Answers that stand, by their sequence.
    Result<std::vector<Answer>> answersOfTask(const std::string& labelerId, const std::string& taskId) const;
    /// Answers that stand, in the order they were committed.
    Result<std::vector<Answer>> answersOfLabeler(const std::string& labelerId) const;
    Result<std::vector<Answer>> answersSince(const std::string& labelerId, UtcMicros since) const;
    /// Number of answers that stand, by task id; tasks without one are missing.
    Result<std::unordered_map<std::string, int>> answerCounts(const std::string& labelerId) const;

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
