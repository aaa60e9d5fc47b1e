// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// How many rows are lost that are not put in again by what an index knows; nothing where nobody knows.
struct KnownLosses
{
    std::optional<int> classes;
    std::optional<int> images;
};

/// Makes every reference in a study hold, inside a transaction and without foreign keys being enforced. Rows
/// that people's work refers to are put in; what then still refers to nothing goes, as do columns of
/// predictions and verdicts that do not fit any more. Images keep their places (placeImages()). Returns how
/// many rows were put in, by table.
Result<std::map<std::string, int>> addPlaceholders(Database& study, const KnownLosses& lost);

}  // namespace vizsla
