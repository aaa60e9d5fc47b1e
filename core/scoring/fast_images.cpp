// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/fast_images.h"

#include <algorithm>

namespace vizsla {

namespace {

bool isFast(std::span<const Micros> durations)
{
    if (durations.empty())
        return false;
    std::vector<Micros> sorted(durations.begin(), durations.end());
    std::ranges::sort(sorted);
    const Micros below = sorted[(sorted.size() - 1) / 2];
    const Micros above = sorted[sorted.size() / 2];
    return below < fastImageLimit && above - fastImageLimit < fastImageLimit - below;
}

}  // namespace

ImageSet fastImages(const RaggedArray<Micros>& durations)
{
    ImageSet result(durations.rowCount());
    for (std::size_t image = 0; image < durations.rowCount(); ++image) {
        if (isFast(durations[image]))
            result.insert(image);
    }
    return result;
}

}  // namespace vizsla
