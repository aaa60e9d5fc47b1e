// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <string_view>

#include "core/result.h"
#include "core/taxonomy/class_list.h"

namespace vizsla {

/// Reads classes of one's own from CSV, as readClassList() describes it; lines that start with "#" are
/// comments. Does not look for cycles. `name` is how errors call the file.
Result<ClassList> readOwnClasses(std::istream& input, std::string_view name);

}  // namespace vizsla
