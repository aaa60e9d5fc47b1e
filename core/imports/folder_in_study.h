// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace vizsla {

/// Whether a path is the folder or in it, by their names.
bool isBelow(const std::filesystem::path& path, const std::filesystem::path& folder);

/// The deepest folder that both are or lie in, by their names; both are absolute.
std::filesystem::path commonFolder(const std::filesystem::path& one, const std::filesystem::path& other);

/// A folder as a study keeps it: relative to the study's own where that can be. Both are absolute and without
/// links.
std::string folderInStudy(const std::filesystem::path& folder, const std::filesystem::path& studyFolder);

}  // namespace vizsla
