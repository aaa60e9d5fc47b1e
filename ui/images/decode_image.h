// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>
#include <atomic>
#include <filesystem>

namespace vizsla {

class ColourProfiles;

/// A decoded photograph, or why there is none. Either `image` or `problem` is empty. The sentences do not
/// name the file, whose name must stay hidden in test mode.
struct DecodedImage
{
    QImage image;        ///< sRGB, as RGB32 or ARGB32_Premultiplied, upright
    QSize originalSize;  ///< in the file, upright; larger than `image` where it was decoded reduced
    QString problem;     ///< why there is no image
    QString damage;      ///< what is missing of an image that could be decoded in part

    /// The problem is that there is no file.
    bool isFileMissing() const;
};

/// Images of more pixels than this are decoded reduced where the format allows it, and refused elsewhere. So
/// no image takes more than some 800 MB while it is decoded, or 400 MB after that.
constexpr qint64 largestDecodedPixels = 100'000'000;

/// Decodes by content, whatever the file is called; of an animation the first picture. This is the one way
/// from a file to a photograph that is shown, so that each looks the same everywhere. To be called from any
/// thread. `bound`, when not empty, asks for an image that fits within it, never enlarged.
///
/// The colours are those of sRGB: an embedded profile is converted from (relative colorimetric, with black
/// point compensation), what has none is taken for sRGB, and so is what has one that is broken or not of this
/// kind of image. Inks (CMYK) without a profile become colours as if each took away its share of the light.
/// 16 bits become 8.
DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound = {});

/// The same with profiles that are kept from one image to the next. When `isAbandoned` becomes true it
/// returns as soon as it can, with an image that is of no use.
DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound, ColourProfiles& profiles,
                         const std::atomic<bool>& isAbandoned);

}  // namespace vizsla
