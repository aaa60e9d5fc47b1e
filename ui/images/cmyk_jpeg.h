// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <atomic>

namespace vizsla {

class ColourProfile;

/// How the inks of an image become colours.
struct InkConversion
{
    const ColourProfile* profile = nullptr;  ///< without one, each ink takes away its share of the light
    bool isInverted = false;                 ///< 0 stands for full ink
};

/// Decodes a JPEG of four inks (CMYK, YCCK), which Qt takes for colours, from the beginning of an open file;
/// a few rows of inks are in memory at a time. The size is divided by `divisor`, which is 1, 2, 4 or 8, and
/// rounded up. Null where it cannot be decoded, or was abandoned. Any thread.
QImage readCmykJpeg(int fileDescriptor, int divisor, const InkConversion& inks,
                    const std::atomic<bool>& isAbandoned);

}  // namespace vizsla
