// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/interrupted_answers.h"

#include <vector>

#include "core/labeling/follow_log.h"
#include "core/store/session_repository.h"

namespace vizsla {

namespace {

/// Of one task.
void addInterrupted(const std::vector<SessionRepository::LoggedEvent>& log,
                    std::unordered_set<AnswerId>& answers)
{
    followLog(log, [&](const SessionRepository::LoggedEvent& logged, const TimeAccount& account) {
        const SessionEvent& event = logged.event;
        const bool isAnswer = event.kind == EventKind::Confirmed || event.kind == EventKind::Corrected;
        if (isAnswer && account.gapsOf(event.imageId).interruptions > 0)
            answers.insert(AnswerId(event.detail));
    });
}

}  // namespace

Result<std::unordered_set<AnswerId>> interruptedAnswers(StudyConnection& study, const LabelerId& labelerId)
{
    const SessionRepository sessions(study);
    const auto sittings = TRY(sessions.sittings());
    std::unordered_set<AnswerId> answers;
    for (const auto& sitting : sittings) {
        if (sitting.labelerId != labelerId)
            continue;
        const auto log = TRY(sessions.eventsOfTask(labelerId, sitting.taskId));
        addInterrupted(log, answers);
    }
    return answers;
}

}  // namespace vizsla
