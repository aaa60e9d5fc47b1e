// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace vizsla {

/// The extension of a file name with its dot, in whatever case, where it is one that images have; else
/// nothing.
std::string_view imageExtension(std::string_view fileName);

/// How many bytes beginsLikeImage() wants to see.
inline constexpr std::size_t imageHeadSize = 16;

/// Whether a file that begins so is a JPEG, PNG, GIF, WebP, BMP, TIFF, PPM or PGM, by the formats' own
/// signatures.
bool beginsLikeImage(std::string_view head);

}  // namespace vizsla
