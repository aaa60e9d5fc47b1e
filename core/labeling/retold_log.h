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

namespace vizsla {

/// What the log of one labeler's sessions on one task says of an image or of a step.
class RetoldLog
{
public:
    explicit RetoldLog(const std::vector<SessionRepository::LoggedEvent>& log);

    std::unordered_map<std::string, Answer> answers;  ///< by id
    std::unordered_map<std::string, UtcTime> undone;  ///< answers and skips that were taken back, by id
    std::unordered_map<std::string, SessionRepository::AuditedSkip> skips;  ///< by id
    std::unordered_map<std::string, Unanswered> unanswered;                 ///< by image
    std::unordered_set<std::string> answeredImages;
    std::unordered_map<std::string, std::size_t> places;  ///< of answers and skips, by id: which came first
    struct Times
    {
        Moment begun;
        Moment last;
        bool hasEnd = false;
        bool goesBack = false;
        bool isSteady = true;  ///< whether the computer's time went on like the clock that never jumps
    };
    std::unordered_map<std::string, Times> times;  ///< of sessions, by id
    struct Met
    {
        std::string imageId;
        std::string sessionId;
    };
    std::vector<Met> met;           ///< each image once, as they first came
    std::vector<std::string> gaps;  ///< lines that are missing or say nothing
    int sessions = 0;

private:
    void noteTimes(const std::string& sessionId, const SessionEvent& event);
    void retell(const std::string& sessionId, const SessionEvent& event);
    void meet(const std::string& sessionId, const SessionEvent& event);

    TimeAccount m_account;
    std::unordered_set<std::string> m_metImages;
    int m_next = 0;
};

}  // namespace vizsla
