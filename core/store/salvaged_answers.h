// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/store/session_repository.h"

namespace vizsla {

/// What the logs of a salvaged study give back to its answers.
class SalvagedAnswers
{
public:
    explicit SalvagedAnswers(StudyConnection& study) : m_study(study) {}

    Result<void> setTimes(const Answer& answer);
    /// False for one that names what is not there or stands for what is lost, or whose place another answer
    /// has.
    Result<bool> add(const SessionRepository::AuditedAnswer& answer);

private:
    StudyConnection& m_study;
};

}  // namespace vizsla
