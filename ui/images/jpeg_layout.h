// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QIODevice;

namespace vizsla {

/// What a decoder does not tell: Qt shows a JPEG that was cut off, its rest grey, as if nothing were missing,
/// takes inks for colours, and puts a colour profile together in the order of its pieces in the file.
struct JpegLayout
{
    bool isWhole = false;         ///< the end of the image is there
    bool isProgressive = false;   ///< decoding holds every coefficient in memory, however small the result
    bool hasAdobeMarker = false;  ///< where the image is of inks, they are stored inverted
    int components = 0;           ///< 1 grey, 3 colours, 4 inks; 0 where the file does not say
    QByteArray profile;           ///< the ICC profile; empty where there is none, or not all of it
};

/// Goes through the markers of a JPEG file without decoding it. The device's position is moved. Any thread.
JpegLayout jpegLayout(QIODevice& device);

}  // namespace vizsla
