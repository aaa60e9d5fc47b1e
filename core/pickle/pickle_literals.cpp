// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle/pickle_literals.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <vector>

#include "core/text/ascii.h"
#include "core/text/utf8.h"

namespace vizsla {

namespace {

template <class T>
std::optional<T> parsed(std::string_view text, int base = 10)
{
    T value{};
    const char* const last = text.data() + text.size();
    std::from_chars_result read;
    if constexpr (std::is_floating_point_v<T>)
        read = std::from_chars(text.data(), last, value);
    else
        read = std::from_chars(text.data(), last, value, base);
    const auto [end, error] = read;
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// The code that `digits` hexadecimal digits at `position` stand for.
std::optional<char32_t> hexadecimal(std::string_view text, std::size_t position, std::size_t digits)
{
    if (position > text.size() || text.size() - position < digits)
        return std::nullopt;
    const auto code = parsed<std::uint32_t>(text.substr(position, digits), 16);
    return code ? std::optional<char32_t>(*code) : std::nullopt;
}

/// Two's complement to a magnitude, the least byte first.
std::vector<std::uint32_t> magnitude(std::string_view bytes, bool isNegative)
{
    std::vector<std::uint32_t> limbs;
    std::uint32_t carry = isNegative ? 1 : 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const std::uint32_t sum = (isNegative ? 255U - byte : byte) + carry;
        limbs.push_back(sum & 255U);
        carry = sum >> 8U;
    }
    limbs.push_back(carry);
    return limbs;
}

/// Divides a number of base 256 by `divisor` and returns the remainder.
std::uint32_t divide(std::vector<std::uint32_t>& limbs, std::uint32_t divisor)
{
    std::uint32_t rest = 0;
    for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb) {
        const std::uint32_t value = (rest << 8U) | *limb;
        *limb = value / divisor;
        rest = value % divisor;
    }
    while (!limbs.empty() && limbs.back() == 0)
        limbs.pop_back();
    return rest;
}

/// The character behind a backslash of Python 2, `position` on it at first and behind the escape at last.
void appendEscaped(std::string& bytes, std::string_view text, std::size_t& position)
{
    static constexpr std::string_view letters = "abfnrtv\\'\"";
    static constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\'\"";
    const char c = text[position];
    const auto code = c == 'x' ? hexadecimal(text, position + 1, 2) : std::nullopt;
    if (code) {
        bytes += static_cast<char>(*code);
        position += 3;
        return;
    }
    if (c >= '0' && c <= '7') {
        unsigned value = 0;
        for (int i = 0; i < 3 && position < text.size() && text[position] >= '0' && text[position] <= '7';
             ++i)
            value = value * 8 + static_cast<unsigned>(text[position++] - '0');
        bytes += static_cast<char>(value & 255U);
        return;
    }
    ++position;
    if (const auto letter = letters.find(c); letter != std::string_view::npos)
        bytes += meanings[letter];
    else
        bytes.append({'\\', c});
}

}  // namespace

std::uint64_t unsignedFromBytes(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    return value;
}

double floatFromBigEndian(std::string_view bytes)
{
    const std::string reversed(bytes.rbegin(), bytes.rend());
    return std::bit_cast<double>(unsignedFromBytes(reversed));
}

PickleInteger integerFromBytes(std::string_view bytes)
{
    const bool isNegative = !bytes.empty() && static_cast<signed char>(bytes.back()) < 0;
    const char sign = isNegative ? '\xFF' : '\0';
    while (bytes.size() > 8 && bytes.back() == sign)
        bytes.remove_suffix(1);
    const bool keepsSign = bytes.empty() || (static_cast<signed char>(bytes.back()) < 0) == isNegative;
    if (bytes.size() < 8 || (bytes.size() == 8 && keepsSign)) {
        std::string padded(bytes);
        padded.resize(8, sign);
        return std::bit_cast<std::int64_t>(unsignedFromBytes(padded));
    }
    std::vector<std::uint32_t> limbs = magnitude(bytes, isNegative);
    std::string digits;
    while (!limbs.empty())
        digits += static_cast<char>('0' + divide(limbs, 10));
    while (digits.size() > 1 && digits.back() == '0')
        digits.pop_back();
    if (isNegative)
        digits += '-';
    std::ranges::reverse(digits);
    return digits;
}

std::optional<PickleInteger> integerFromDecimal(std::string_view text)
{
    text = trimmed(text);
    if (const auto value = parsed<std::int64_t>(text))
        return *value;
    const bool isNegative = text.starts_with('-');
    std::string_view digits = text.substr(isNegative ? 1 : 0);
    const bool isNumber =
        !digits.empty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || digits.size() > mostIntegerDigits)
        return std::nullopt;
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return (isNegative ? "-" : "") + std::string(digits);
}

std::optional<double> floatFromText(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    return parsed<double>(text);
}

std::string fromRawUnicodeEscape(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '\\' && i + 1 < text.size();
        const std::size_t digits = !isEscape ? 0 : text[i + 1] == 'u' ? 4 : text[i + 1] == 'U' ? 8 : 0;
        const auto code = digits > 0 ? hexadecimal(text, i + 2, digits) : std::nullopt;
        appendUtf8(decoded, code ? *code : static_cast<unsigned char>(text[i]));
        if (code)
            i += 1 + digits;
    }
    return decoded;
}

std::optional<std::string> fromQuotedString(std::string_view literal)
{
    literal = trimmed(literal);
    const char quote = literal.empty() ? '\0' : literal.front();
    if ((quote != '\'' && quote != '"') || literal.size() < 2 || literal.back() != quote)
        return std::nullopt;
    const std::string_view text = literal.substr(1, literal.size() - 2);
    std::string bytes;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '\\' || i + 1 == text.size())
            bytes += text[i++];
        else
            appendEscaped(bytes, text, ++i);
    }
    return bytes;
}

std::optional<std::string> latin1FromUtf8(std::string_view text)
{
    std::string bytes;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t code = nextCodePoint(text, position);
        if (code > 0xFF)
            return std::nullopt;
        bytes += static_cast<char>(code);
    }
    return bytes;
}

}  // namespace vizsla
