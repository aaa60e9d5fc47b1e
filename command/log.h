// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vizsla {

/// Sends spdlog's default logger to `vizsla.log` in a folder, which is made if need be. Where that cannot be
/// written, nothing is logged and the program goes on. What is logged names no person, label or file.
void setUpLog(const std::filesystem::path& folder);

}  // namespace vizsla
