// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/image_queue.h"

#include <algorithm>

namespace vizsla {

std::vector<std::size_t> ImageQueue::upcoming(std::size_t count) const
{
    std::vector<std::size_t> next = open();
    if (const auto index = current())
        std::erase(next, *index);
    next.resize(std::min(next.size(), count));
    return next;
}

}  // namespace vizsla
