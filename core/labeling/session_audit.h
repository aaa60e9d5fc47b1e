// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace vizsla {

class StudyConnection;

/// What an audit of a study's sessions found.
struct SessionAudit
{
    int sessions = 0;
    int answers = 0;
    /// Sessions that were sat here before logs were kept. Their answers cannot be audited.
    int sessionsWithoutLog = 0;
    /// One sentence for each thing that the logs do not bear out; empty if all is well.
    std::vector<std::string> contradictions;
};

/// Finds every answer, skip, undone step, image whose time was up, and all of their times once more, from the
/// logs of the sessions alone, and compares them with what the study holds; the order of images as well with
/// the one that their seed gives.
Result<SessionAudit> auditSessions(StudyConnection& study);

}  // namespace vizsla
