// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace vizsla {

/// What keeps a text from being the path of an image below the folder of its test set: "an absolute path", "a
/// path that leads out of the folder of the images" and the like; nothing where it may be one. Links are not
/// looked at: what lies in the folder is its owner's. A backslash parts folders on other systems, so both
/// readings must stay inside.
std::string_view imagePathFault(std::string_view path);

/// The file of an image. Whoever reads files of images gets them from here: empty where imagePathFault()
/// finds a fault.
std::filesystem::path imageFile(const std::filesystem::path& folder, std::string_view path);

}  // namespace vizsla
