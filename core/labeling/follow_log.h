// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/labeling/time_account.h"
#include "core/store/session_repository.h"

namespace vizsla {

/// Calls visit(logged, account) for each line of a task's log, in order, with the account of all up to it.
/// Gives the account of the whole log.
template <class Visit>
TimeAccount followLog(const std::vector<SessionRepository::LoggedEvent>& log, Visit&& visit)
{
    TimeAccount account;
    const SessionId* session = nullptr;
    for (const SessionRepository::LoggedEvent& logged : log) {
        if (!session || *session != logged.sessionId)
            account.startSession();
        session = &logged.sessionId;
        account.add(logged.event);
        visit(logged, account);
    }
    return account;
}

}  // namespace vizsla
