// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <algorithm>

#include <array>

namespace vizsla {

namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;

bool isSurrogate(char32_t codePoint)
{
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
}

unsigned char byteAt(std::string_view text, std::size_t position)
{
    return static_cast<unsigned char>(text[position]);
}

/// The length of the sequence that a lead byte announces, 0 for a byte that leads none.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// Decodes without moving on; `length` 0 means that the bytes are not UTF-8.
char32_t decode(std::string_view text, std::size_t position, std::size_t& length)
{
    static constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char lead = byteAt(text, position);
    length = sequenceLength(lead);
    if (length == 1)
        return lead;
    if (length == 0 || length > text.size() - position) {
        length = 0;
        return kReplacementCharacter;
    }
    char32_t codePoint = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned char next = byteAt(text, position + i);
        if ((next & 0xC0U) != 0x80U) {
            length = 0;
            return kReplacementCharacter;
        }
        codePoint = (codePoint << 6U) | (next & 0x3FU);
    }
    if (codePoint < kSmallest[length] || codePoint > kLastCodePoint || isSurrogate(codePoint))
        length = 0;
    return codePoint;
}

}  // namespace

char32_t nextCodePoint(std::string_view text, std::size_t& position)
{
    std::size_t length = 0;
    const char32_t codePoint = decode(text, position, length);
    position += length == 0 ? 1 : length;
    return length == 0 ? kReplacementCharacter : codePoint;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t position = 0; position < text.size();) {
        std::size_t length = 0;
        decode(text, position, length);
        if (length == 0)
            return false;
        position += length;
    }
    return true;
}

std::size_t codePointCount(std::string_view text)
{
    const auto starts = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(text, starts));
}

void appendUtf8(std::string& text, char32_t codePoint)
{
    if (codePoint > kLastCodePoint || isSurrogate(codePoint))
        codePoint = kReplacementCharacter;
    const auto continuation = [&](unsigned shift) {
        text += static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU));
    };
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        text += static_cast<char>(0xC0U | (codePoint >> 6U));
        continuation(0);
    } else if (codePoint < 0x10000) {
        text += static_cast<char>(0xE0U | (codePoint >> 12U));
        continuation(6);
        continuation(0);
    } else {
        text += static_cast<char>(0xF0U | (codePoint >> 18U));
        continuation(12);
        continuation(6);
        continuation(0);
    }
}

}  // namespace vizsla
