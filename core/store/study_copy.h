// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// Copies a study into a file of its own that is whole, read over once and on the disk before it stands under
/// its name; a file of that name is replaced. On failure nothing is left behind, and what had the name stays.
/// `madeAt` becomes the file's time. Errors: ReadOnly, Full, Io; Corrupt where the copy of a damaged study is
/// damaged; Cancelled.
Result<void> copyStudy(Database& study, const std::filesystem::path& file, UtcTime madeAt,
                       const Progress& progress = {});

/// The first half of it: writes and checks the copy under `partOf(file)`.
Result<void> writeCopy(Database& study, const std::filesystem::path& file, UtcTime madeAt,
                       const Progress& progress = {});
/// The second half. Errors: ReadOnly, Full, Io; then the part is gone.
Result<void> putCopyInPlace(const std::filesystem::path& file);
/// The name under which a copy lies until it is whole.
std::filesystem::path partOf(const std::filesystem::path& file);
void removePart(const std::filesystem::path& file);

}  // namespace vizsla
