// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vizsla {

/// The text in Unicode's normalization form C, in which "é" is one character however it was written: macOS
/// names files in form D. What is not UTF-8 stays as it is.
std::string normalized(std::string_view text);

/// The text without what tells capitals from small letters, in form C, for comparing alone.
std::string caseFolded(std::string_view text);

}  // namespace vizsla
