// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/pickle/pickle_construct.h"

namespace vizsla {

/// dtype(), scalar(), _reconstruct() and _frombuffer(): scalars and arrays of one dimension, of truth values,
/// integers, floats of 4 and 8 bytes, text, bytes and objects. A scalar becomes the plain value, an array a
/// list. Errors as callPickleName().
Result<PickleIndex> callNumpyName(PickleArena& arena, PickleName name,
                                  std::span<const PickleIndex> arguments);

/// The second half of a dtype (its byte order) or array (all but its existence).
Result<void> setNumpyState(PickleArena& arena, PickleIndex target, PickleIndex state);

}  // namespace vizsla
