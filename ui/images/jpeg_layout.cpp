// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/jpeg_layout.h"

#include <QIODevice>
#include <array>
#include <optional>

namespace vizsla {

namespace {

enum Marker : unsigned char { Sof2 = 0xc2, Rst0 = 0xd0, Rst7 = 0xd7, Soi = 0xd8, Eoi = 0xd9 };

bool standsInImageData(unsigned char byte) { return byte == 0 || (byte >= Rst0 && byte <= Rst7); }

/// Leaves the device behind the marker.
std::optional<unsigned char> nextMarker(QIODevice& device)
{
    std::array<char, 4096> block;
    bool isBegun = false;
    for (;;) {
        const qint64 start = device.pos();
        const qint64 count = device.read(block.data(), block.size());
        if (count <= 0)
            return std::nullopt;
        for (qint64 at = 0; at < count; ++at) {
            const auto byte = static_cast<unsigned char>(block[static_cast<std::size_t>(at)]);
            if (isBegun && byte != 0xff && !standsInImageData(byte)) {
                device.seek(start + at + 1);
                return byte;
            }
            isBegun = byte == 0xff;
        }
    }
}

/// Behind a marker stands the length of its segment, itself included.
bool skipSegment(QIODevice& device)
{
    std::array<char, 2> length;
    if (device.read(length.data(), length.size()) != length.size())
        return false;
    const int bytes = static_cast<unsigned char>(length[0]) << 8 | static_cast<unsigned char>(length[1]);
    return bytes >= 2 && device.seek(device.pos() + bytes - 2);
}

}  // namespace

JpegLayout jpegLayout(QIODevice& device)
{
    JpegLayout layout;
    device.seek(0);
    while (const auto marker = nextMarker(device)) {
        if (*marker == Eoi) {
            layout.isWhole = true;
            break;
        }
        layout.isProgressive |= *marker == Sof2;
        if (*marker != Soi && !skipSegment(device))
            break;
    }
    return layout;
}

}  // namespace vizsla
