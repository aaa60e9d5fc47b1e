// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vizsla {

/// What tools/make_noun_data.cpp wrote while the program was built, aligned for numbers.
std::string_view nounData();

}  // namespace vizsla
