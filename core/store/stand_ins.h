// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// Makes every reference in a study hold, inside a transaction and without foreign keys being enforced. Rows that
/// people's work refers to are put in; what then still refers to nothing goes. Returns how many rows were put in, by
/// table.
Result<std::map<std::string, int>> addStandIns(Database& study);

}  // namespace vizsla
