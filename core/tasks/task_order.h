// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vizsla {

/// The order in which a labeler meets the images of a task: a Fisher-Yates shuffle of 0 … count - 1, the same
/// on every machine for the same seed. The test sets of a task are thereby mixed.
std::vector<std::size_t> taskOrder(std::size_t count, std::uint64_t seed);

}  // namespace vizsla
