// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/setting_lines.h"

#include <algorithm>
#include <sstream>

#include "sql_statements.h"

namespace vizsla {

Result<std::vector<std::string>> settingLines(Database& study, std::string_view key)
{
    const auto rows = TRY(study.query(
        sql::setting_read, [](const Statement& row) { return row.text(0); }, key));
    std::vector<std::string> sentences;
    std::istringstream lines(rows.empty() ? std::string() : rows.front());
    for (std::string line; std::getline(lines, line);)
        sentences.push_back(line);
    return sentences;
}

Result<void> setSettingLines(Database& study, std::string_view key, const std::vector<std::string>& sentences)
{
    std::string lines;
    for (std::string sentence : sentences) {
        std::ranges::replace(sentence, '\n', ' ');
        lines += sentence + '\n';
    }
    return study.execute(sql::setting_write, key, lines);
}

}  // namespace vizsla
