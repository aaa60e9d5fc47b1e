// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "core/store/session_repository.h"
#include "core/study/answer.h"
#include "core/study/task.h"
#include "core/study/test_set.h"

namespace vizsla {

class StudyConnection;

/// What is known of a labeler and a task when a session begins, as plain values.
struct SessionState
{
    Task task;
    LabelerId labelerId;
    std::uint64_t orderSeed = 0;  ///< of the labeler's order of the whole task (taskOrder())
    bool isResumed = false;       ///< the labeler has begun the task before, be it left at its first image
    int part = 0;
    std::vector<Image> images;  ///< of the part, in the labeler's order
    // Of the whole task, each by its sequence.
    std::vector<Answer> answers;  ///< that stand, corrections too
    std::vector<Unanswered> unanswered;
    std::vector<Skip> skips;                          ///< that stand
    std::vector<InterruptedSession> interrupted;      ///< earlier sessions that have no end
    std::vector<SessionRepository::LoggedEvent> log;  ///< of earlier sessions
};

/// Of the first part that has an image without an answer, or of the last part of a finished task. Errors:
/// NotFound for an unknown task; Invalid for one without images, or that names others who sit it.
Result<SessionState> readSessionState(StudyConnection& study, const TaskId& taskId,
                                      const LabelerId& labelerId);

}  // namespace vizsla
