// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/decode_image.h"

#include <QCoreApplication>
#include <QFile>
#include <QImageReader>

namespace vizsla {

namespace {

QString translate(const char* text) { return QCoreApplication::translate("vizsla::DecodedImage", text); }

DecodedImage failed(const QString& problem) { return {{}, {}, problem}; }

QString describe(QImageReader::ImageReaderError error)
{
    switch (error) {
    case QImageReader::UnsupportedFormatError:
        return translate("This file is not an image that can be shown.");
    case QImageReader::FileNotFoundError:
        return translate("The image file is missing.");
    case QImageReader::DeviceError:
        return translate("The image file cannot be read from the disk.");
    default:
        return translate("The image file is damaged or cut off and cannot be decoded.");
    }
}

QImage shown(QImage image)
{
    const auto format = image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    return std::move(image).convertToFormat(format);
}

}  // namespace

DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound)
{
    QFile device(QString::fromStdString(file.string()));
    if (!device.exists())
        return failed(translate("The image file is missing."));
    if (!device.open(QIODevice::ReadOnly))
        return failed(translate("The image file cannot be read from the disk."));
    if (device.size() == 0)
        return failed(translate("The image file is empty."));

    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    // The pixels are counted below, with a sentence that says so.
    static const bool unlimited = (QImageReader::setAllocationLimit(0), true);
    Q_UNUSED(unlimited)
    const QSize stored = reader.size();
    if (stored.isEmpty())
        return failed(describe(reader.canRead() ? QImageReader::InvalidDataError : reader.error()));
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize upright = turned ? stored.transposed() : stored;

    QSize wanted = stored;
    const qint64 pixels = qint64{stored.width()} * stored.height();
    const bool decodesReduced = reader.format() == "jpeg";
    if (pixels > largestDecodedPixels) {
        if (!decodesReduced)
            return failed(translate("The image has %1 × %2 pixels, more than can be shown (100 million).")
                              .arg(upright.width())
                              .arg(upright.height()));
        wanted.scale(8192, 8192, Qt::KeepAspectRatio);
    }
    const QSize storedBound = turned ? bound.transposed() : bound;
    if (!bound.isEmpty() && (wanted.width() > storedBound.width() || wanted.height() > storedBound.height()))
        wanted.scale(storedBound, Qt::KeepAspectRatio);
    wanted = wanted.expandedTo({1, 1});
    if (wanted != stored && decodesReduced)
        reader.setScaledSize(wanted);

    QImage image = reader.read();
    if (image.isNull())
        return failed(describe(reader.error()));
    const QSize target = turned ? wanted.transposed() : wanted;
    if (image.width() > target.width() || image.height() > target.height())
        image = image.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return {shown(std::move(image)), upright, {}};
}

}  // namespace vizsla
