// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/labeling/retold_log.h"
#include "core/result.h"
#include "core/store/session_repository.h"

namespace vizsla {

/// A labeler's sessions on one task: what their log says, and what the study keeps beside it.
struct RetoldSitting
{
    SessionRepository::Sitting sitting;
    RetoldLog log;
    // Undone ones too, each by their sequence.
    std::vector<SessionRepository::AuditedAnswer> answers;
    std::vector<SessionRepository::AuditedSkip> skips;
};

/// Visits one after another, so that no two logs are in memory. Errors: those of reading and of the visits,
/// of which the first ends it.
Result<void> visitSittings(const SessionRepository& sessions,
                           const std::function<Result<void>(RetoldSitting&)>& visit);

}  // namespace vizsla
