// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/pickle/pickle_construct.h"

namespace vizsla {

/// datetime(), date(), timedelta() and timezone(), as Python's pickles call them. Errors as callPickleName().
Result<PickleIndex> callTimeName(PickleArena& arena, PickleName name, std::span<const PickleIndex> arguments);

}  // namespace vizsla
