// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vizsla {

/// Why an image is problematic, for people, of what a study keeps of it in JSON: its texts, one behind the
/// other, "drawing, too small". Empty where nothing but yes is said.
std::string problemReason(std::string_view json);

}  // namespace vizsla
