// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/natural_order.h"

#include <algorithm>
#include <compare>
#include <cstddef>

namespace vizsla {

namespace {

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// Takes the digits, or the one other byte, at the beginning; of digits without the zeros before them.
std::string_view takePart(std::string_view& text)
{
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, isDigit) - text.begin());
    std::string_view part = text.substr(0, std::max<std::size_t>(digits, 1));
    text.remove_prefix(part.size());
    if (digits > 0)
        part.remove_prefix(std::min(part.find_first_not_of('0'), part.size()));
    return part;
}

std::strong_ordering ordered(std::string_view left, std::string_view right)
{
    std::string_view restLeft = left;
    std::string_view restRight = right;
    while (!restLeft.empty() && !restRight.empty()) {
        const bool areNumbers = isDigit(restLeft.front()) && isDigit(restRight.front());
        const std::string_view partLeft = areNumbers ? takePart(restLeft) : restLeft.substr(0, 1);
        const std::string_view partRight = areNumbers ? takePart(restRight) : restRight.substr(0, 1);
        if (!areNumbers) {
            restLeft.remove_prefix(1);
            restRight.remove_prefix(1);
        }
        // The number of more digits is the larger one, however many there are.
        const auto order = areNumbers && partLeft.size() != partRight.size()
                               ? partLeft.size() <=> partRight.size()
                               : partLeft <=> partRight;
        if (order != 0)
            return order;
    }
    if (const auto order = restLeft.size() <=> restRight.size(); order != 0)
        return order;
    return left <=> right;
}

}  // namespace

int naturalOrder(std::string_view left, std::string_view right)
{
    const auto order = ordered(left, right);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace vizsla
