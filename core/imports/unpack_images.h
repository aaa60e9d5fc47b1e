// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/imports/file_choice.h"

namespace vizsla {

/// Offers every file of an archive and unpacks those that are chosen into a folder, side by side and each
/// called after its image; nothing is written anywhere else, whatever paths the archive has. Links, devices
/// and hidden files are passed over, the former noted. Progress counts images. Returns the file name of each
/// image, empty where none came. Errors: Invalid for what is no archive, is damaged, or has a file of more
/// than 512 MiB for an image, naming it; NotFound, Io, Full, ReadOnly, Cancelled. Files that were written by
/// then are left to the caller.
Result<std::vector<std::string>> unpackImages(const std::filesystem::path& archive, FileChoice& choice,
                                              const std::filesystem::path& folder,
                                              std::vector<std::string>& notes, const Progress& progress);

/// The same without unpacking anything: what would be said of the archive goes into the report's notes, and
/// into its warnings that a file is no picture by its first bytes.
Result<std::vector<std::string>> listImages(const std::filesystem::path& archive, FileChoice& choice,
                                            ImportReport& report, const Progress& progress);

}  // namespace vizsla
