// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QIODevice;

namespace vizsla {

/// What a decoder does not tell: Qt shows a JPEG that was cut off, its rest grey, as if nothing were missing.
struct JpegLayout
{
    bool isWhole = false;        ///< the end of the image is there
    bool isProgressive = false;  ///< decoding holds every coefficient in memory, however small the result
};

/// Goes through the markers of a JPEG file without decoding it. The device's position is moved.
JpegLayout jpegLayout(QIODevice& device);

}  // namespace vizsla
