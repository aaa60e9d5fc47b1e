// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdict_repository.h"

#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

Result<void> VerdictRepository::write(const std::string& reviewer, const std::string& imageId,
                                      const std::string& wnid, Verdict verdict)
{
    return m_study.database()
        .run(sql::verdict_write, reviewer, imageId, wnid, verdictWord(verdict), m_study.clock().utcNow())
        .map([](int) {});
}

Result<std::size_t> VerdictRepository::count() const
{
    auto rows = m_study.database().query(
        sql::verdict_count, [](const Statement& row) { return static_cast<std::size_t>(row.integer(0)); });
    return rows.map([](const auto& list) { return list.at(0); });
}

}  // namespace vizsla
