// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/study/image_set.h"
#include "core/study/ragged_array.h"

namespace vizsla {

constexpr Micros fastImageLimit = std::chrono::seconds(60);

/// The images that people label fast: the median of their whole durations is under 60 s. `durations` has a
/// row an image, of the people's durations in microseconds; an image that nobody labeled is not fast. The
/// median of an even number is the mean of the middle two. Shankar et al., "Evaluating Machine Accuracy on
/// ImageNet" (ICML 2020), "fast images".
ImageSet fastImages(const RaggedArray<Micros>& durations);

}  // namespace vizsla
