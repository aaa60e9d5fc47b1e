// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/text/ascii.h"

namespace vizsla {

/// What words are looked up by: small letters and digits, so that "tee shirt", "tee-shirt" and "Teeshirt" are
/// one.
inline std::string nounKey(std::string_view text)
{
    std::string key;
    for (const char c : text) {
        const char lower = asciiLower(c);
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
            key += lower;
    }
    return key;
}

}  // namespace vizsla
