// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/passphrase_repository.h"

#include "core/store/study_connection.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

constexpr std::string_view coordinatorKey = "coordinator_passphrase";

std::optional<std::string> unlessEmpty(std::optional<std::string> hash)
{
    return hash && !hash->empty() ? hash : std::nullopt;
}

}  // namespace

Result<std::optional<std::string>> PassphraseRepository::hash(const PassphraseHolder& holder) const
{
    if (holder.isCoordinator())
        return m_study.setting(coordinatorKey).map(unlessEmpty);
    auto rows = TRY(m_study.database().query(
        sql::labeler_passphrase_read, [](const Statement& row) { return row.optionalText(0); },
        holder.labelerId));
    return rows.empty() ? std::nullopt : unlessEmpty(std::move(rows.front()));
}

Result<void> PassphraseRepository::setHash(const PassphraseHolder& holder,
                                           const std::optional<std::string>& hash)
{
    if (holder.isCoordinator())
        return m_study.setSetting(coordinatorKey, hash.value_or(std::string()));
    return m_study.database().execute(sql::labeler_passphrase_write, holder.labelerId, hash);
}

}  // namespace vizsla
