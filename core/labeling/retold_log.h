// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/labeling/time_account.h"
#include "core/store/session_repository.h"
#include "core/study/ids.h"

namespace vizsla {

/// What the log of one labeler's sessions on one task says of an image or of a step.
class RetoldLog
{
public:
    explicit RetoldLog(const std::vector<SessionRepository::LoggedEvent>& log);

    std::unordered_map<AnswerId, Answer> answers;     ///< by id
    std::unordered_map<std::string, UtcTime> undone;  ///< answers and skips that were taken back, by id
    std::unordered_map<SkipId, SessionRepository::AuditedSkip> skips;
    std::unordered_map<ImageId, Unanswered> unanswered;
    std::unordered_set<ImageId> answeredImages;
    std::unordered_map<std::string, std::size_t> places;  ///< of answers and skips, by id: which came first
    struct Times
    {
        Moment begun;
        Moment last;
        bool hasEnd = false;
        bool goesBack = false;
        bool isSteady = true;  ///< whether the computer's time went on like the clock that never jumps
    };
    std::unordered_map<SessionId, Times> times;
    struct Met
    {
        ImageId imageId;
        SessionId sessionId;
    };
    std::vector<Met> met;           ///< each image once, as they first came
    std::vector<std::string> gaps;  ///< lines that are missing or say nothing
    int sessions = 0;

private:
    void noteTimes(const SessionId& sessionId, const SessionEvent& event);
    void retell(const SessionId& sessionId, const SessionEvent& event);
    void meet(const SessionId& sessionId, const SessionEvent& event);

    TimeAccount m_account;
    std::unordered_set<ImageId> m_metImages;
    int m_next = 0;
};

}  // namespace vizsla
