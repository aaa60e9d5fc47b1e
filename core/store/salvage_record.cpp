// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage_record.h"

#include <algorithm>
#include <sstream>

#include "sql_statements.h"

namespace vizsla {

namespace {

constexpr std::string_view lossesKey = "salvage.losses";

}  // namespace

Result<std::vector<std::string>> salvageLosses(Database& study)
{
    const auto rows = study.query(sql::setting_read, [](const Statement& row) { return row.text(0); }, lossesKey);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<std::string> sentences;
    std::istringstream lines(rows->empty() ? std::string() : rows->front());
    for (std::string line; std::getline(lines, line);)
        sentences.push_back(line);
    return sentences;
}

Result<void> addSalvageLoss(Database& study, std::string sentence)
{
    const auto earlier = salvageLosses(study);
    if (!earlier)
        return tl::unexpected(earlier.error());
    std::string lines;
    for (const std::string& line : *earlier)
        lines += line + '\n';
    std::ranges::replace(sentence, '\n', ' ');
    return study.run(sql::setting_write, lossesKey, lines + sentence + '\n').map([](int) {});
}

Result<std::vector<TaskPutIn>> tasksPutIn(Database& study)
{
    return study.query(sql::salvage_tasks_put_in,
                       [](const Statement& row) { return TaskPutIn{row.text(0), row.integer(1) != 0}; });
}

}  // namespace vizsla
