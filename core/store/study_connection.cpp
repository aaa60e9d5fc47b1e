// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/study_connection.h"

#include "sql_statements.h"

namespace vizsla {

StudyConnection::StudyConnection(std::filesystem::path path, Database database, std::optional<StudyLock> lock,
                                 bool isReadOnly, const Clock& clock, std::uint64_t seed)
    : m_path(std::move(path)),
      m_lock(std::move(lock)),
      m_database(std::move(database)),
      m_isReadOnly(isReadOnly),
      m_clock(clock),
      m_uuids(seed)
{}

Result<std::optional<std::string>> StudyConnection::setting(std::string_view key)
{
    return m_database.queryOne(
        sql::setting_read, [](const Statement& row) { return row.text(0); }, key);
}

Result<void> StudyConnection::setSetting(std::string_view key, std::string_view value)
{
    return m_database.execute(sql::setting_write, key, value);
}

}  // namespace vizsla
