// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// Sentences that a setting of a study keeps, a line each; none where there is no such setting.
Result<std::vector<std::string>> settingLines(Database& study, std::string_view key);
/// A line break in a sentence becomes a blank.
Result<void> setSettingLines(Database& study, std::string_view key,
                             const std::vector<std::string>& sentences);

}  // namespace vizsla
