// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/safe_file_name.h"

namespace vizsla {

namespace {

/// File systems end at 255 bytes; this leaves room for an extension.
constexpr std::size_t longest = 200;

bool isSafe(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F &&
           std::string_view("%/\\:*?\"<>|").find(c) == std::string_view::npos;
}

void appendEscaped(std::string& text, char c)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
}

}  // namespace

std::string safeFileName(std::string_view name, std::string_view instead)
{
    std::string safe;
    for (const char c : name) {
        if (isSafe(c) && !(safe.empty() && c == '.'))
            safe += c;
        else
            appendEscaped(safe, c);
    }
    return safe.empty() || safe.size() > longest ? std::string(instead) : safe;
}

}  // namespace vizsla
