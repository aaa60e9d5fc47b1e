// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include <iterator>
#include <string>

#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// The scripts that lead from each version to the next, from version 1 on.
constexpr std::string_view upgradeScripts[] = {sql::schema02_upgrade, sql::schema03_upgrade,
                                               sql::schema04_upgrade, sql::schema05_upgrade,
                                               sql::schema06_upgrade};
static_assert(std::size(upgradeScripts) + 1 == StudyFile::schemaVersion);

}  // namespace

Result<void> makeSchema(Database& database, int version)
{
    TRY(database.runScript(sql::schema01));
    const std::string header = "PRAGMA application_id = " + std::to_string(StudyFile::applicationId);
    TRY(database.runScript(header));
    return upgradeSchema(database, 1, version);
}

Result<void> upgradeSchema(Database& database, int from, int to)
{
    for (int version = from; version < to; ++version)
        TRY(database.runScript(upgradeScripts[version - 1]));
    return database.runScript("PRAGMA user_version = " + std::to_string(to));
}

}  // namespace vizsla
