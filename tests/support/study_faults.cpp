// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/study_faults.h"

#include <algorithm>
#include <iterator>

#include "core/labeling/session_audit.h"
#include "core/store/study_file.h"

namespace vizsla::test {

std::vector<std::string> studyFaults(StudyFile& study)
{
    const auto text = [](const Statement& row) { return row.text(0); };
    const auto damage = study.database().query("PRAGMA integrity_check", text);
    if (!damage)
        return {damage.error().message};
    if (*damage != std::vector<std::string>{"ok"})
        return *damage;
    const auto references = study.database().query(
        "SELECT \"table\" || ' refers to a ' || parent || ' that is not there' FROM pragma_foreign_key_check",
        text);
    if (!references)
        return {references.error().message};
    auto audit = auditSessions(study);
    if (!audit)
        return {audit.error().message};
    std::vector<std::string> faults = *references;
    std::ranges::move(audit->contradictions, std::back_inserter(faults));
    return faults;
}

}  // namespace vizsla::test
