// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// Makes the positions of each test set's images 0 … n - 1 again without moving an image that is left, so
/// that every column still stands at the images it was written for. Where an image is lost, one that is
/// problematic, and so not scored, takes its place. n comes from the columns of predictions; without any it
/// is what the images that are left reach. An image whose position cannot be right, because two have it or it
/// lies past the end, goes to the test set "salvaged" and is problematic: nobody can say what was predicted
/// for it.
///
/// `lostImages` is how many images are known to be lost. Columns whose bytes are damaged are gone before.
/// Returns how many images were put in.
Result<int> placeImages(Database& study, std::optional<int> lostImages);

}  // namespace vizsla
