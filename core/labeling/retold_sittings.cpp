// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/retold_sittings.h"

namespace vizsla {

namespace {

Result<RetoldSitting> retell(const SessionRepository& sessions, const SessionRepository::Sitting& sitting)
{
    const auto log = TRY(sessions.eventsOfTask(sitting.labelerId, sitting.taskId));
    auto answers = TRY(sessions.auditedAnswers(sitting.labelerId, sitting.taskId));
    auto skips = TRY(sessions.auditedSkips(sitting.labelerId, sitting.taskId));
    return RetoldSitting{sitting, RetoldLog(log), std::move(answers), std::move(skips)};
}

}  // namespace

Result<void> visitSittings(const SessionRepository& sessions,
                           const std::function<Result<void>(RetoldSitting&)>& visit)
{
    const auto sittings = TRY(sessions.sittings());
    for (const auto& sitting : sittings) {
        auto retold = TRY(retell(sessions, sitting));
        TRY(visit(retold));
    }
    return {};
}

}  // namespace vizsla
