// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>
#include <filesystem>

namespace vizsla {

/// A decoded photograph, or why there is none. Either `image` or `problem` is empty.
struct DecodedImage
{
    QImage image;        ///< RGB32 or ARGB32_Premultiplied, upright
    QSize originalSize;  ///< in the file, upright; larger than `image` where it was decoded reduced
    QString problem;     ///< a sentence about the file without its name, which must stay hidden in test mode
};

/// Images of more pixels than this are decoded reduced where the format allows it, and refused elsewhere.
constexpr qint64 largestDecodedPixels = 100'000'000;

/// Decodes by content, whatever the file is called; of an animation the first picture. Colours that the display
/// cannot show as they are (CMYK, 16 bit) become 8-bit RGB. To be called from any thread.
/// `bound`, when not empty, asks for an image that fits within it, never enlarged.
DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound = {});

}  // namespace vizsla
