// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvaged_answers.h"

#include <cstdint>
#include <optional>

#include "core/store/study_connection.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

std::optional<Micros> kindOf(const Answer& answer, Micros TimeSpent::*kind)
{
    return answer.time ? std::optional((*answer.time).*kind) : std::nullopt;
}

}  // namespace

Result<void> SalvagedAnswers::setTimes(const Answer& answer)
{
    return m_study.database().execute(sql::salvage_set_times, answer.id, answer.shownAt, answer.committedAt,
                                      answer.duration, kindOf(answer, &TimeSpent::active),
                                      kindOf(answer, &TimeSpent::idle), kindOf(answer, &TimeSpent::away),
                                      kindOf(answer, &TimeSpent::paused));
}

Result<bool> SalvagedAnswers::add(const SessionRepository::AuditedAnswer& audited)
{
    const Answer& answer = audited.answer;
    return m_study.database()
        .executeCounted(sql::salvage_make_answer, answer.id, answer.sessionId, answer.taskId,
                        answer.labelerId, answer.imageId, answer.wnid, answer.shownAt, answer.committedAt,
                        answer.duration, answer.sequence, audited.supersededAt, answer.isCorrection,
                        kindOf(answer, &TimeSpent::active), kindOf(answer, &TimeSpent::idle),
                        kindOf(answer, &TimeSpent::away), kindOf(answer, &TimeSpent::paused))
        .map([](int made) { return made > 0; });
}

}  // namespace vizsla
