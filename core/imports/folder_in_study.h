// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace vizsla {

/// Whether a path is the folder or in it, by their names.
bool isBelow(const std::filesystem::path& path, const std::filesystem::path& folder);

/// A folder as a study keeps it: relative to the study's own where that can be. Both are absolute and without
/// links.
std::string folderInStudy(const std::filesystem::path& folder, const std::filesystem::path& studyFolder);

}  // namespace vizsla
