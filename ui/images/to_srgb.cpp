// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/to_srgb.h"

#include "ui/images/colour_profile.h"

namespace vizsla {

namespace {

using Pixel = ColourProfile::Pixel;

constexpr int stripRows = 64;

/// Calls `convertRow(y)` for each row, until abandoned.
template <class ConvertRow>
void inStrips(int height, const std::atomic<bool>& isAbandoned, ConvertRow convertRow)
{
    for (int y = 0; y < height; ++y) {
        if (y % stripRows == 0 && isAbandoned)
            return;
        convertRow(y);
    }
}

bool isDeep(const QImage& image)
{
    const QPixelFormat format = image.pixelFormat();
    return std::max({format.redSize(), format.greenSize(), format.blueSize()}) > 8;
}

QRgb* rowOf(QImage& image, int y)
{
    return reinterpret_cast<QRgb*>(image.scanLine(y));
}

QImage colourConverted(QImage image, const ColourProfile& profile, const std::atomic<bool>& isAbandoned)
{
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    inStrips(image.height(), isAbandoned, [&](int y) {
        QRgb* row = rowOf(image, y);
        profile.convert(Pixel::Rgb8, row, row, static_cast<std::size_t>(image.width()));
    });
    return image;
}

/// From pixels of another size than the result's.
QImage converted(const QImage& image, Pixel from, QImage::Format to, const ColourProfile& profile,
                 const std::atomic<bool>& isAbandoned)
{
    QImage result(image.size(), to);
    if (result.isNull())
        return result;
    result.fill(Qt::black);
    inStrips(image.height(), isAbandoned, [&](int y) {
        profile.convert(from, image.constScanLine(y), rowOf(result, y),
                        static_cast<std::size_t>(image.width()));
    });
    return result;
}

QImage deepConverted(QImage image, const ColourProfile& profile, const std::atomic<bool>& isAbandoned)
{
    const bool hasAlpha = image.hasAlphaChannel();
    image.convertTo(hasAlpha ? QImage::Format_RGBA64 : QImage::Format_RGBX64);
    return converted(image, Pixel::Rgb16, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32, profile,
                     isAbandoned);
}

/// Greys that came as colours: with transparency, or as a palette.
QImage greyConverted(QImage image, const ColourProfile& profile, const std::atomic<bool>& isAbandoned)
{
    const auto& greys = profile.greys();
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    inStrips(image.height(), isAbandoned, [&](int y) {
        QRgb* row = rowOf(image, y);
        for (int x = 0; x < image.width(); ++x)
            row[x] = (greys[static_cast<std::size_t>(qRed(row[x]))] & RGB_MASK) | (row[x] & ~RGB_MASK);
    });
    return image;
}

}  // namespace

QImage toSrgb(QImage image, const ColourProfile& profile, const std::atomic<bool>& isAbandoned)
{
    const bool isGrey =
        image.format() == QImage::Format_Grayscale8 || image.format() == QImage::Format_Grayscale16;
    if (profile.space() == ColourProfile::Space::Rgb)
        return isDeep(image) ? deepConverted(std::move(image), profile, isAbandoned)
                             : colourConverted(std::move(image), profile, isAbandoned);
    if (profile.space() != ColourProfile::Space::Grey)
        return image;
    if (image.format() == QImage::Format_Grayscale16)
        return converted(image, Pixel::Grey16, QImage::Format_RGB32, profile, isAbandoned);
    return isGrey || image.allGray() ? greyConverted(std::move(image), profile, isAbandoned) : image;
}

}  // namespace vizsla
