// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/embedded_profile.h"

#include <zlib.h>

#include <QIODevice>
#include <QtEndian>

#include "ui/images/colour_profile.h"

namespace vizsla {

namespace {

/// What is in a zlib stream, if it is whole and no longer than a profile may be.
QByteArray inflated(const QByteArray& packed)
{
    QByteArray bytes(ColourProfile::largest, Qt::Uninitialized);
    auto size = static_cast<uLongf>(bytes.size());
    const int result =
        ::uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size,
                     reinterpret_cast<const Bytef*>(packed.constData()), static_cast<uLong>(packed.size()));
    if (result != Z_OK)
        return {};
    return QByteArray(bytes.constData(), static_cast<qsizetype>(size));
}

/// The compressed profile stands behind its name, a zero and the method.
QByteArray inflatedPngProfile(const QByteArray& chunk)
{
    const qsizetype nameEnd = chunk.indexOf('\0');
    return nameEnd < 0 ? QByteArray() : inflated(chunk.mid(nameEnd + 2));
}

}  // namespace

std::optional<QByteArray> pngProfile(QIODevice& device)
{
    constexpr int signature = 8;
    constexpr int checksum = 4;
    device.seek(signature);
    for (;;) {
        const QByteArray head = device.read(8);
        if (head.size() < 8)
            return std::nullopt;
        const qint64 length = qFromBigEndian<quint32>(head.constData());
        // It stands before the pixels.
        if (head.endsWith("IDAT"))
            return std::nullopt;
        if (head.endsWith("iCCP"))
            return length <= ColourProfile::largest ? inflatedPngProfile(device.read(length)) : QByteArray();
        if (!device.seek(device.pos() + length + checksum))
            return std::nullopt;
    }
}

std::optional<QByteArray> webpProfile(QIODevice& device)
{
    constexpr int container = 12;
    device.seek(container);
    for (;;) {
        const QByteArray head = device.read(8);
        if (head.size() < 8)
            return std::nullopt;
        const qint64 length = qFromLittleEndian<quint32>(head.constData() + 4);
        if (head.startsWith("ICCP"))
            return length <= ColourProfile::largest ? device.read(length) : QByteArray();
        // Chunks begin at even places.
        if (!device.seek(device.pos() + length + length % 2))
            return std::nullopt;
    }
}

}  // namespace vizsla
