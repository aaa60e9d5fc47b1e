// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/prepare_session.h"

#include "core/labeling/part_queue.h"
#include "core/labeling/session_state.h"
#include "core/store/study_connection.h"

namespace vizsla {

Result<LabelingSession> prepareSession(StudyConnection& study, const TaskId& taskId,
                                       const LabelerId& labelerId)
{
    auto state = TRY(readSessionState(study, taskId, labelerId));
    auto queue = std::make_unique<PartQueue>(state.images.size());
    return LabelingSession(std::move(state), std::move(queue), study.clock(), study.uuids());
}

}  // namespace vizsla
