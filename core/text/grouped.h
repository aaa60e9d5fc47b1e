// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <string>

namespace vizsla {

/// "20,000": a count as people read it.
std::string grouped(std::unsigned_integral auto count)
{
    std::string digits = std::to_string(count);
    for (std::size_t place = digits.size(); place > 3;)
        digits.insert(place -= 3, 1, ',');
    return digits;
}

std::string grouped(std::signed_integral auto count)
{
    const auto size =
        count < 0 ? std::size_t{0} - static_cast<std::size_t>(count) : static_cast<std::size_t>(count);
    return (count < 0 ? "-" : "") + grouped(size);
}

}  // namespace vizsla
