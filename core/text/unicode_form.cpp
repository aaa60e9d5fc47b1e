// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode_form.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/text/ascii.h"

namespace vizsla {

namespace {

bool isAsciiText(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string mapped(std::string_view text, int options)
{
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
    if (length < 0)
        return std::string(text);
    return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length)};
}

}  // namespace

std::string normalized(std::string_view text)
{
    return isAsciiText(text) ? std::string(text) : mapped(text, 0);
}

std::string caseFolded(std::string_view text)
{
    if (!isAsciiText(text))
        return mapped(text, UTF8PROC_CASEFOLD);
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(), asciiLower);
    return folded;
}

}  // namespace vizsla
