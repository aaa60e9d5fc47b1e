// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vizsla {

/// Waits until a file, or the names in a folder, are on the disk. 0, or the errno of what went wrong. Any
/// thread.
int syncPath(const std::filesystem::path& path);

/// The same of all that was written below a folder so far, for many files at once.
int syncFileSystemOf(const std::filesystem::path& folder);

/// Puts what was written under one name in the place of another, so that a power cut leaves the one or the
/// other and never half of it. 0, or the errno of what went wrong before the name was changed.
int renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace vizsla
