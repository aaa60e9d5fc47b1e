// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labeling/labeling_session.h"

namespace vizsla {

class StudyConnection;

/// Sits a labeler down to a task, at the part that readSessionState() finds. Nothing is written: that is left
/// to LabelingSession::planBeginning(), which must be the first step. The study makes the session's ids and
/// tells its time, and must outlive it. Errors as readSessionState().
Result<LabelingSession> prepareSession(StudyConnection& study, const TaskId& taskId,
                                       const LabelerId& labelerId);

}  // namespace vizsla
