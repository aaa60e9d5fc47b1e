// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/result.h"

namespace vizsla {

/// What the system says of an errno: "No space left on device". Any thread.
std::string reasonText(int reason);

/// Why a file or folder could not be made or written: Full, ReadOnly or Io.
ErrorKind kindOfWriting(int reason);

/// "scores.csv could not be written: No space left on device." Of that kind.
tl::unexpected<Error> failureToWrite(const std::string& what, int reason);

}  // namespace vizsla
