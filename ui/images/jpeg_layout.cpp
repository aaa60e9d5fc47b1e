// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/jpeg_layout.h"

#include <QIODevice>
#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace vizsla {

namespace {

enum Marker : unsigned char {
    Sof0 = 0xc0,
    Sof2 = 0xc2,
    Dht = 0xc4,
    Jpg = 0xc8,
    Dac = 0xcc,
    Sof15 = 0xcf,
    Rst0 = 0xd0,
    Rst7 = 0xd7,
    Soi = 0xd8,
    Eoi = 0xd9,
    App2 = 0xe2,
    App14 = 0xee
};

bool standsInImageData(unsigned char byte)
{
    return byte == 0 || (byte >= Rst0 && byte <= Rst7);
}

bool isStartOfFrame(unsigned char marker)
{
    return marker >= Sof0 && marker <= Sof15 && marker != Dht && marker != Jpg && marker != Dac;
}

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

/// Behind a marker stands the length of its segment, itself included. The bytes that follow it, or nothing
/// where the file ends before.
std::optional<qint64> segmentLength(QIODevice& device)
{
    std::array<char, 2> length;
    if (device.read(length.data(), length.size()) != length.size())
        return std::nullopt;
    const qint64 bytes = static_cast<unsigned char>(length[0]) << 8 | static_cast<unsigned char>(length[1]);
    return bytes >= 2 ? std::optional(bytes - 2) : std::nullopt;
}

/// A profile of more than 64 KB stands in several segments, numbered from 1, each with the count of them all.
class ProfilePieces
{
public:
    void add(const QByteArray& segment)
    {
        constexpr qsizetype head = 14;
        if (!segment.startsWith(QByteArrayLiteral("ICC_PROFILE\0")) || segment.size() < head)
            return;
        const auto number = static_cast<unsigned char>(segment[12]);
        const auto count = static_cast<unsigned char>(segment[13]);
        m_isBroken |=
            (m_count != 0 && count != m_count) || !m_pieces.emplace(number, segment.mid(head)).second;
        m_count = count;
    }

    QByteArray whole() const
    {
        if (m_isBroken || m_pieces.empty() || m_pieces.size() != m_count || m_pieces.begin()->first != 1 ||
            m_pieces.rbegin()->first != m_count)
            return {};
        QByteArray all;
        for (const auto& [number, piece] : m_pieces)
            all += piece;
        return all;
    }

private:
    std::map<unsigned char, QByteArray> m_pieces;
    std::size_t m_count = 0;
    bool m_isBroken = false;
};

void readSegment(unsigned char marker, const QByteArray& segment, JpegLayout& layout, ProfilePieces& profile)
{
    if (marker == App2)
        profile.add(segment);
    else if (marker == App14)
        layout.hasAdobeMarker |= segment.startsWith("Adobe");
    else if (segment.size() > 5)
        layout.components = static_cast<unsigned char>(segment[5]);
}

}  // namespace

JpegLayout jpegLayout(QIODevice& device)
{
    JpegLayout layout;
    ProfilePieces profile;
    device.seek(0);
    while (const auto marker = nextMarker(device)) {
        if (*marker == Eoi) {
            layout.isWhole = true;
            break;
        }
        layout.isProgressive |= *marker == Sof2;
        if (*marker == Soi)
            continue;
        const auto length = segmentLength(device);
        if (!length)
            break;
        const qint64 end = device.pos() + *length;
        if (*marker == App2 || *marker == App14 || isStartOfFrame(*marker))
            readSegment(*marker, device.read(*length), layout, profile);
        if (!device.seek(end))
            break;
    }
    layout.profile = profile.whole();
    return layout;
}

}  // namespace vizsla
