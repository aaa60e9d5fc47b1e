// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vizsla {

/// A file name for a thing of this name, the same on every file system: what means something to one ("/",
/// ":", a leading dot) is written as "%2F". Two names never give the same file name. `instead` is taken for a
/// name that is too long to be one; it must be safe itself.
std::string safeFileName(std::string_view name, std::string_view instead);

}  // namespace vizsla
