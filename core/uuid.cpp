// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/uuid.h"

#include <array>

namespace vizsla {

std::string UuidSource::next()
{
    constexpr std::uint64_t version4 = 0x4000, variant = 0x8000'0000'0000'0000;
    const std::uint64_t high = (m_random() & ~std::uint64_t{0xf000}) | version4;
    const std::uint64_t low = (m_random() & 0x3fff'ffff'ffff'ffff) | variant;
    std::string text;
    text.reserve(36);
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            text += '-';
        const std::uint64_t half = digit < 16 ? high : low;
        text += "0123456789abcdef"[(half >> (60 - 4 * (digit % 16))) & 15];
    }
    return text;
}

std::uint64_t randomSeed()
{
    std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
}

}  // namespace vizsla
