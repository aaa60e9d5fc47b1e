// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>

#include "core/result.h"

namespace vizsla {

/// Writes a file anew: what `write` puts out stands under the name at once and whole, or what was there
/// stays; it is on the disk then.
/// "-" is standard output. Errors: NotFound for a folder that is not there; ReadOnly, Full, Io.
Result<void> writeFile(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

}  // namespace vizsla
