// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <array>

namespace vizsla::test {

QByteArray encodedAs(const QImage& image, const char* format, int quality = -1);
/// The same PNG with another chunk behind its header. The name has four letters.
QByteArray withPngChunk(const QByteArray& png, const QByteArray& name, const QByteArray& content);
/// The same file with a profile in it, whatever the profile is of; in a JPEG in pieces of so many bytes, in
/// order or the last first.
QByteArray pngWithProfile(const QByteArray& png, const QByteArray& icc);
QByteArray jpegWithProfile(const QByteArray& jpeg, const QByteArray& icc, qsizetype pieceSize = 65'000,
                           bool isReversed = false);
/// An RGB image without compression.
QByteArray tiffWithProfile(const QImage& image, const QByteArray& icc);
/// `webp` is as Qt writes it, without losses.
QByteArray webpWithProfile(const QByteArray& webp, const QSize& size, const QByteArray& icc);

/// The inks of one image, four bytes a pixel, where 255 is full ink.
struct Inks
{
    QSize size;
    QByteArray bytes;

    std::array<int, 4> at(const QPoint& place) const;
};

/// Smooth in all four.
Inks gradientInks(const QSize& size);

enum class InkStorage {
    AdobeInverted,      ///< CMYK as Adobe's programs write it: with their marker, inverted
    AdobeInvertedYcck,  ///< the same as YCCK
    Plain               ///< CMYK without that marker, as it is
};
/// At the best quality, without reduced colours.
QByteArray cmykJpeg(const Inks& inks, InkStorage storage);
/// What libjpeg finds in it, 255 full ink.
Inks inksIn(const QByteArray& jpeg, InkStorage storage);

}  // namespace vizsla::test
