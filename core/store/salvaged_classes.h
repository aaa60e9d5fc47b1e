// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace vizsla {

class SalvageTarget;
struct ClassList;

/// If all classes that are left are standard ones, the others were so too, and go in again.
Result<void> completeClasses(SalvageTarget& target, const ClassList& standard);

}  // namespace vizsla
