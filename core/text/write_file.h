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
/// "-" is standard output; a link is followed, and a device or a pipe written into. Errors: Invalid for a
/// study, or what lies beside one; NotFound for a folder that is not there; ReadOnly, Full, Io.
///
/// `beforeIt` is done once nothing is left to do but to give the file its name, or before the first byte
/// where there is no file to name; its error leaves everything as it was.
Result<void> writeFile(
    const std::filesystem::path& path, const std::function<void(std::ostream&)>& write,
    const std::function<Result<void>()>& beforeIt = [] { return Result<void>(); });

}  // namespace vizsla
