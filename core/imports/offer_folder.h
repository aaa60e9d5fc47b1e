// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/imports/file_choice.h"

namespace vizsla {

/// Offers every file below a folder, in order of bytes. Hidden files and folders are passed over, and links
/// to folders are not followed, so that none leads in circles; the latter are noted. Errors: NotFound, Io,
/// Cancelled.
Result<void> offerFolder(const std::filesystem::path& folder, FileChoice& choice,
                         std::vector<std::string>& notes, const Progress& progress);

}  // namespace vizsla
