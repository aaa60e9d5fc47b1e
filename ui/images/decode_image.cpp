// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/decode_image.h"

#include <QCoreApplication>
#include <QFile>
#include <QImageReader>
#include <algorithm>

#include "ui/images/jpeg_layout.h"

namespace vizsla {

namespace {

QString translate(const char* text) { return QCoreApplication::translate("vizsla::DecodedImage", text); }

DecodedImage failed(const QString& problem) { return {{}, {}, problem, {}}; }

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

/// Drawings and icons are no photographs, and their readers are the least careful with files from strangers.
bool isPhotographFormat(const QByteArray& format)
{
    constexpr const char* formats[] = {"bmp", "gif", "jp2", "jpeg", "pbm", "pgm", "png", "ppm", "tiff", "webp"};
    return std::ranges::find(formats, format) != std::end(formats);
}

bool isTooLarge(const QSize& size) { return qint64{size.width()} * size.height() > largestDecodedPixels; }

/// libjpeg reduces by a power of two while it decodes, so that the whole image is never in memory.
QSize reducedByDecoder(const QSize& stored)
{
    QSize reduced = stored;
    for (int divisor = 2; divisor <= 8 && isTooLarge(reduced); divisor *= 2)
        reduced = {(stored.width() + divisor - 1) / divisor, (stored.height() + divisor - 1) / divisor};
    return reduced;
}

QSize fitted(QSize size, const QSize& bound)
{
    if (!bound.isEmpty() && (size.width() > bound.width() || size.height() > bound.height()))
        size.scale(bound, Qt::KeepAspectRatio);
    return size.expandedTo({1, 1});
}

/// Opens the file, or says why not.
QString problemOpening(QFile& device, const std::filesystem::path& file)
{
    std::error_code ignored;
    const auto status = std::filesystem::status(file, ignored);
    if (status.type() == std::filesystem::file_type::not_found)
        return translate("The image file is missing.");
    // Reading from a pipe or a device may never end.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return translate("Where the image file should be there is something that is not a file.");
    device.setFileName(QString::fromStdString(file.string()));
    if (!device.open(QIODevice::ReadOnly))
        return translate("The image file cannot be read from the disk.");
    return device.size() == 0 ? translate("The image file is empty.") : QString();
}

JpegLayout layoutOf(QIODevice& jpeg)
{
    // The reader goes on where it was.
    const qint64 position = jpeg.pos();
    const JpegLayout layout = jpegLayout(jpeg);
    jpeg.seek(position);
    return layout;
}

}  // namespace

DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound)
{
    QFile device;
    if (const QString problem = problemOpening(device, file); !problem.isEmpty())
        return failed(problem);

    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    // The pixels are counted below, with a sentence that says so.
    static const bool unlimited = (QImageReader::setAllocationLimit(0), true);
    Q_UNUSED(unlimited)
    if (reader.canRead() && !isPhotographFormat(reader.format()))
        return failed(describe(QImageReader::UnsupportedFormatError));
    const QSize stored = reader.size();
    if (stored.isEmpty())
        return failed(describe(reader.canRead() ? QImageReader::InvalidDataError : reader.error()));
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize upright = turned ? stored.transposed() : stored;

    const bool isJpeg = reader.format() == "jpeg";
    const JpegLayout layout = isJpeg ? layoutOf(device) : JpegLayout{true, false};
    if (isTooLarge(stored) && (!isJpeg || layout.isProgressive))
        return failed(translate("The image has %1 × %2 pixels, more than can be shown (100 million).")
                          .arg(upright.width())
                          .arg(upright.height()));
    const QSize wanted = fitted(reducedByDecoder(stored), turned ? bound.transposed() : bound);
    if (wanted != stored && isJpeg)
        reader.setScaledSize(wanted);

    QImage image = reader.read();
    if (image.isNull())
        return failed(describe(reader.error()));
    const QSize target = turned ? wanted.transposed() : wanted;
    if (image.width() > target.width() || image.height() > target.height())
        image = image.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QString damage;
    if (!layout.isWhole)
        damage = translate("The image file is cut off: part of the picture is missing.");
    return {shown(std::move(image)), upright, {}, damage};
}

}  // namespace vizsla
