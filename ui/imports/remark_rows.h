// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace vizsla {

struct Colours;

/// Warnings and notes of an import as the rows of a table, in HTML.
QString remarkRows(const std::vector<std::string>& warnings, const std::vector<std::string>& notes,
                   const Colours& colours);

}  // namespace vizsla
