// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vizsla {

/// What stands for bytes that are not UTF-8.
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// The code point at `position`, which moves behind it. A byte that starts no valid sequence (overlong forms
/// and surrogates are none) gives U+FFFD and is passed alone. `position` must be less than `text.size()`.
char32_t nextCodePoint(std::string_view text, std::size_t& position);

bool isUtf8(std::string_view text);

/// Code points, which is what a terminal aligns by for most scripts.
std::size_t codePointCount(std::string_view text);

/// Appends the UTF-8 form of a code point, or of U+FFFD where there is none.
void appendUtf8(std::string& text, char32_t codePoint);

}  // namespace vizsla
