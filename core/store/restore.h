// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "core/clock.h"
#include "core/result.h"
#include "core/store/database.h"

namespace vizsla {

/// Puts a copy of a backup, or of any other study, in the place of a study. What is there now is first kept
/// beside: as a backup of its own where it can be read, else the file itself under a name that says that it
/// is damaged. Returns where it is kept; nothing where there was no file. On failure everything is as it was,
/// but for a backup more. Errors: Busy for a study that is open for writing; ReadOnly where it cannot be
/// written; Foreign, TooNew, TooOld, Corrupt of the backup; NotFound, Full, Io, Cancelled.
Result<std::optional<std::filesystem::path>> restoreStudy(const std::filesystem::path& study,
                                                          const std::filesystem::path& backup, UtcTime now,
                                                          const Progress& progress = {});

}  // namespace vizsla
