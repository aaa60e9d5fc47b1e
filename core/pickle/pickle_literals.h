// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vizsla {

/// The most bytes, and decimal digits, that a whole number may have: more are no data of a study, and turning
/// them to decimal takes quadratic time.
constexpr std::size_t mostIntegerBytes = 255;
constexpr std::size_t mostIntegerDigits = 640;

/// A whole number, or its decimal text where 64 bits do not hold it.
using PickleInteger = std::variant<std::int64_t, std::string>;

/// From little-endian two's complement of at most mostIntegerBytes; none is 0.
PickleInteger integerFromBytes(std::string_view bytes);
/// From decimal text.
std::optional<PickleInteger> integerFromDecimal(std::string_view text);
/// As Python writes floats: 1.5, 1e+20, inf, -inf, nan.
std::optional<double> floatFromText(std::string_view text);

/// An unsigned number in little-endian order.
std::uint64_t unsignedFromBytes(std::string_view bytes);
double floatFromBigEndian(std::string_view bytes);

/// The UTF-8 of text in Python's raw-unicode-escape: Latin-1 with \uXXXX and \UXXXXXXXX.
std::string fromRawUnicodeEscape(std::string_view text);
/// The bytes of a quoted Python 2 string literal.
std::optional<std::string> fromQuotedString(std::string_view literal);
/// The bytes that text of code points below 256 stands for.
std::optional<std::string> latin1FromUtf8(std::string_view text);

}  // namespace vizsla
