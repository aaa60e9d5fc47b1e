// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/image_set.h"

namespace vizsla {

/// A subset of the images of several test sets, by test set.
using ImageSets = std::vector<ImageSet>;

/// The images that a slice's name stands for.
using ResolveSlice = std::function<Result<ImageSets>(const std::string& name)>;

/// The images of a combination of slices: `a & b` (in both), `a | b` (in either), `!a` (in none of a),
/// parentheses;
/// `!` binds closest, then `&`. A name is what stands between; one with such signs in it goes in double
/// quotes: `organisms & !dogs`, `fast & (hound | "a | b")`. Errors: Invalid, with the place, where it is no
/// such expression; those of `resolve`.
Result<ImageSets> imagesOfExpression(std::string_view expression, const ResolveSlice& resolve);

}  // namespace vizsla
