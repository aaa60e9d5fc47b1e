// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vizsla {

/// What a table of a study holds, in the plural: "answers"; the table's own name where it is none of ours.
std::string tableWords(std::string_view table);

}  // namespace vizsla
