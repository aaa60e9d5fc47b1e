// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage_record.h"

#include <utility>

#include "core/store/setting_lines.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

constexpr std::string_view lossesKey = "salvage.losses";

}  // namespace

Result<std::vector<std::string>> salvageLosses(Database& study)
{
    return settingLines(study, lossesKey);
}

Result<void> addSalvageLoss(Database& study, std::string sentence)
{
    auto losses = TRY(salvageLosses(study));
    losses.push_back(std::move(sentence));
    return setSettingLines(study, lossesKey, losses);
}

Result<std::vector<TaskPutIn>> tasksPutIn(Database& study)
{
    return study.query(sql::salvage_tasks_put_in, [](const Statement& row) {
        return TaskPutIn{row.text(0), row.integer(1) != 0};
    });
}

}  // namespace vizsla
