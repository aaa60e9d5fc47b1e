// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/result.h"

namespace vizsla {

/// Makes this process the desktop program, which lies in `folder`, with the same arguments, environment and
/// terminal. Returns only where that fails. Errors: NotFound; Io.
Error becomeDesktop(const std::filesystem::path& folder, char** arguments);

}  // namespace vizsla
