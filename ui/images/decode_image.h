// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>
#include <filesystem>

namespace vizsla {

/// A decoded photograph, or why there is none. Either `image` or `problem` is empty. The sentences do not name the
/// file, whose name must stay hidden in test mode.
struct DecodedImage
{
    QImage image;        ///< RGB32 or ARGB32_Premultiplied, upright
    QSize originalSize;  ///< in the file, upright; larger than `image` where it was decoded reduced
    QString problem;     ///< why there is no image
    QString damage;      ///< what is missing of an image that could be decoded in part
};

/// Images of more pixels than this are decoded reduced where the format allows it, and refused elsewhere. So no
/// image takes more than some 800 MB while it is decoded, or 400 MB after that.
constexpr qint64 largestDecodedPixels = 100'000'000;

/// Decodes by content, whatever the file is called; of an animation the first picture. Colours that the display
/// cannot show as they are (CMYK, 16 bit) become 8-bit RGB. To be called from any thread.
/// `bound`, when not empty, asks for an image that fits within it, never enlarged.
DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound = {});

}  // namespace vizsla
