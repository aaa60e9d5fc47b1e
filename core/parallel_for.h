// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "core/result.h"

namespace vizsla {

/// How many threads parallelFor() takes where it is not told: one for each core that this process may use.
std::size_t coreCount();

/// Calls body(index, thread) once for each index below `count`, the lower ones first, on this thread (0) and
/// on threads beside it (1 … `threads` - 1), and returns when all have ended. What belongs to a thread may
/// lie in an array by its number. After an error no further index is begun; the error is that of the lowest
/// index that has one, as if one thread had done all. What a body throws is an error as well (guarded()).
Result<void> parallelFor(std::size_t count, std::size_t threads,
                         const std::function<Result<void>(std::size_t index, std::size_t thread)>& body);

}  // namespace vizsla
