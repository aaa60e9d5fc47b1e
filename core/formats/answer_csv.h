// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <vector>

#include "core/store/session_repository.h"

namespace vizsla {

/// One answer a line under the header
/// labeler,task,mode,test_set,image,assigned_wnid,wnid,shown_at,committed_at,seconds,superseded_at,imported_from,
/// correction,active,idle,away,paused.
/// Moments are ISO 8601 in UTC to the microsecond; seconds are whole durations by the steady clock, empty
/// where they are not known: the sum of active, idle and away, without what was paused. A correction is 1.
void writeAnswersCsv(std::ostream& output, const std::vector<SessionRepository::ListedAnswer>& answers);

}  // namespace vizsla
