// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/study/ids.h"
#include "core/study/session_event.h"
#include "core/study/time_spent.h"

namespace vizsla {

/// One sitting of one labeler on one task part.
struct Session
{
    SessionId id;
    TaskId taskId;
    LabelerId labelerId;
    int part = 0;
    UtcTime startedAt = {};
    std::optional<SessionId> resumes = {};  ///< id of the interrupted session that this one goes on with
};

/// The class a labeler committed for an image.
struct Answer
{
    AnswerId id;
    SessionId sessionId;
    TaskId taskId;
    LabelerId labelerId;
    ImageId imageId;
    std::string wnid;
    UtcTime shownAt = {};      ///< first paint of the image in this task
    UtcTime committedAt = {};  ///< confirmation
    /// All time that the image took until this answer, however often it was shown, without pauses; 0: not
    /// known, of an imported answer.
    Micros duration = {};
    int sequence = 0;  ///< orders a labeler's answers and skips in a task, whatever UTC does
    bool isCorrection =
        false;  ///< given when the image was looked at again; the first answer stands beside it
    std::optional<TimeSpent> time = {};  ///< what the duration consists of, and the pauses, where it is known
};

/// The limit that ended an image or a part.
enum class TimeLimit { Image, Session };

/// An image whose time was up before it had an answer.
struct Unanswered
{
    UnansweredId id;
    SessionId sessionId;
    TaskId taskId;
    LabelerId labelerId;
    ImageId imageId;
    TimeLimit limit = TimeLimit::Image;
    std::optional<UtcTime> shownAt;  ///< empty where the session's time ended before the image was shown
    UtcTime endedAt = {};
    TimeSpent time;
    int sequence = 0;
};

/// A labeler put an image off to the end of its part; not an answer.
struct Skip
{
    SkipId id;
    TaskId taskId;
    LabelerId labelerId;
    ImageId imageId;
    UtcTime madeAt = {};
    int sequence = 0;  ///< as Answer::sequence
};

/// A session that was found without an end.
struct InterruptedSession
{
    SessionId id;
    UtcTime lastKnownAt = {};
};

/// What one step of a session adds to the study, all at once or not at all.
struct SessionStep
{
    /// What it does; its events alone do not tell, as what was only logged before it is among them.
    enum class Kind { Log, Beginning, Answer, LeftAsItWas, Skip, TimeUp, Undo, End };

    /// Of a session that begins: the session itself, the seed of the labeler's order, and what broke off
    /// before.
    struct Beginning
    {
        Session session;
        std::uint64_t seed = 0;
        std::vector<InterruptedSession> interrupted;
    };

    Kind kind = Kind::Log;
    SessionId sessionId;
    std::optional<Beginning> beginning;
    int firstEvent = 0;  ///< number of the first event
    std::vector<SessionEvent> events;
    std::optional<Answer> answer;
    std::optional<AnswerId> supersededAnswerId;
    std::optional<Skip> skip;
    std::optional<SkipId> undoneSkipId;
    std::vector<Unanswered> unanswered;
};

}  // namespace vizsla
