// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vizsla {

/// The order in which people expect names: runs of digits by their number, img2 before img10, and the rest by
/// its bytes. Equal only for equal names, so that the order is the same every time. For what is shown; images
/// stand in the order in which their test set was read, by which predictions without names refer to them.
/// Negative, zero or positive, as the left name comes before, is, or comes after the right one.
int naturalOrder(std::string_view left, std::string_view right);

struct NaturallyLess
{
    bool operator()(std::string_view left, std::string_view right) const
    {
        return naturalOrder(left, right) < 0;
    }
};

}  // namespace vizsla
