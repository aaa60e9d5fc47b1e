// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/decode_image.h"

#include <QColorSpace>
#include <QCoreApplication>
#include <QFile>
#include <QImageReader>
#include <algorithm>
#include <optional>

#include "ui/images/cmyk_jpeg.h"
#include "ui/images/colour_profile.h"
#include "ui/images/embedded_profile.h"
#include "ui/images/jpeg_layout.h"
#include "ui/images/to_srgb.h"

namespace vizsla {

namespace {

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::DecodedImage", text);
}

DecodedImage failed(const QString& problem)
{
    return {{}, {}, problem, {}};
}

QString missingFile()
{
    return translate("The image file is missing.");
}

QString describe(QImageReader::ImageReaderError error)
{
    switch (error) {
        case QImageReader::UnsupportedFormatError:
            return translate("This file is not an image that can be shown.");
        case QImageReader::FileNotFoundError:
            return missingFile();
        case QImageReader::DeviceError:
            return translate("The image file cannot be read from the disk.");
        default:
            return translate("The image file is damaged or cut off and cannot be decoded.");
    }
}

QImage shown(QImage image)
{
    // It may have been another's.
    image.setColorSpace({});
    const auto format = image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    return std::move(image).convertToFormat(format);
}

/// Drawings and icons are no photographs, and their readers are the least careful with files from strangers.
bool isPhotographFormat(const QByteArray& format)
{
    constexpr const char* formats[] = {"bmp", "gif", "jp2", "jpeg", "pbm",
                                       "pgm", "png", "ppm", "tiff", "webp"};
    return std::ranges::find(formats, format) != std::end(formats);
}

bool isTooLarge(const QSize& size)
{
    return qint64{size.width()} * size.height() > largestDecodedPixels;
}

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
        return missingFile();
    // Reading from a pipe or a device may never end.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return translate("Where the image file should be there is something that is not a file.");
    device.setFileName(QString::fromStdString(file.string()));
    if (!device.open(QIODevice::ReadOnly))
        return translate("The image file cannot be read from the disk.");
    return device.size() == 0 ? translate("The image file is empty.") : QString();
}

/// A file that seems to end where nobody waits for it any more, so that its decoder does.
class AbandonableFile final : public QFile
{
public:
    explicit AbandonableFile(const std::atomic<bool>& isAbandoned) : m_isAbandoned(isAbandoned) {}

protected:
    qint64 readData(char* data, qint64 size) override
    {
        return m_isAbandoned ? -1 : QFile::readData(data, size);
    }

private:
    const std::atomic<bool>& m_isAbandoned;
};

JpegLayout layoutOf(QIODevice& jpeg)
{
    // The reader goes on where it was.
    const qint64 position = jpeg.pos();
    const JpegLayout layout = jpegLayout(jpeg);
    jpeg.seek(position);
    return layout;
}

/// How large the image is in the file, and is to be.
struct Measures
{
    QSize stored;
    QSize wanted;  ///< as it lies in the file
    QImageIOHandler::Transformations transformation;

    bool isTurned() const { return transformation & QImageIOHandler::TransformationRotate90; }
    QSize upright(const QSize& size) const { return isTurned() ? size.transposed() : size; }
};

QImage uprightOf(QImage image, QImageIOHandler::Transformations transformation)
{
    image = std::move(image).mirrored(transformation & QImageIOHandler::TransformationMirror,
                                      transformation & QImageIOHandler::TransformationFlip);
    if (transformation & QImageIOHandler::TransformationRotate90)
        image = image.transformed(QTransform().rotate(90));
    return image;
}

/// Decodes one file, of which it is known that its size is acceptable.
class Decoding
{
public:
    Decoding(QFile& file, QImageReader& reader, const Measures& measures, const JpegLayout& layout,
             ColourProfiles& profiles, const std::atomic<bool>& isAbandoned)
        : m_file(file),
          m_reader(reader),
          m_measures(measures),
          m_layout(layout),
          m_profiles(profiles),
          m_isAbandoned(isAbandoned)
    {}

    /// Null where it cannot be decoded.
    QImage run()
    {
        if (m_layout.components == 4)
            return reduced(uprightOf(inks(), m_measures.transformation));
        // Once it has been read the reader has forgotten its format.
        const QByteArray format = m_reader.format();
        if (format == "jpeg" && m_measures.wanted != m_measures.stored)
            m_reader.setScaledSize(m_measures.wanted);
        QImage image = m_reader.read();
        const QByteArray profile = profileOf(image, format);
        return converted(reduced(std::move(image)), profile);
    }

private:
    /// libjpeg can leave out what is not needed while it decodes.
    int divisor() const
    {
        const auto suffices = [this](int by) {
            return (m_measures.stored.width() + by - 1) / by >= m_measures.wanted.width() &&
                   (m_measures.stored.height() + by - 1) / by >= m_measures.wanted.height();
        };
        int divisor = 8;
        while (divisor > 1 && !suffices(divisor))
            divisor /= 2;
        return divisor;
    }

    /// That of the file, or else one made of what the file says by other means.
    QByteArray profileOf(const QImage& image, const QByteArray& format) const
    {
        std::optional<QByteArray> profile;
        if (format == "jpeg")
            profile = m_layout.profile;
        else if (format == "png")
            profile = pngProfile(m_file);
        else if (format == "webp")
            profile = webpProfile(m_file);
        return profile ? *profile : image.colorSpace().iccProfile();
    }

    QImage inks()
    {
        const auto profile = m_profiles.find(m_layout.profile);
        InkConversion conversion;
        if (profile && profile->space() == ColourProfile::Space::Cmyk)
            conversion.profile = profile.get();
        conversion.isInverted = m_layout.hasAdobeMarker;
        return readCmykJpeg(m_file.handle(), divisor(), conversion, m_isAbandoned);
    }

    QImage reduced(QImage image) const
    {
        const QSize target = m_measures.upright(m_measures.wanted);
        if (image.isNull() || m_isAbandoned ||
            (image.width() <= target.width() && image.height() <= target.height()))
            return image;
        return image.scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }

    QImage converted(QImage image, const QByteArray& icc)
    {
        const auto profile = image.isNull() || m_isAbandoned ? nullptr : m_profiles.find(icc);
        if (!profile || profile->isSrgb())
            return image;
        return toSrgb(std::move(image), *profile, m_isAbandoned);
    }

    QFile& m_file;
    QImageReader& m_reader;
    const Measures& m_measures;
    const JpegLayout& m_layout;
    ColourProfiles& m_profiles;
    const std::atomic<bool>& m_isAbandoned;
};

}  // namespace

DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound)
{
    ColourProfiles profiles;
    const std::atomic<bool> isAbandoned = false;
    return decodeImage(file, bound, profiles, isAbandoned);
}

DecodedImage decodeImage(const std::filesystem::path& file, const QSize& bound, ColourProfiles& profiles,
                         const std::atomic<bool>& isAbandoned)
{
    AbandonableFile device(isAbandoned);
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
    Measures measures{reader.size(), {}, reader.transformation()};
    const QSize& stored = measures.stored;
    if (stored.isEmpty())
        return failed(describe(reader.canRead() ? QImageReader::InvalidDataError : reader.error()));

    const QSize upright = measures.upright(stored);
    const bool isJpeg = reader.format() == "jpeg";
    const JpegLayout layout = isJpeg ? layoutOf(device) : JpegLayout();
    if (isTooLarge(stored) && (!isJpeg || layout.isProgressive))
        return failed(translate("The image has %1 × %2 pixels, more than can be shown (100 million).")
                          .arg(upright.width())
                          .arg(upright.height()));
    measures.wanted = fitted(reducedByDecoder(stored), measures.upright(bound));

    QImage image = Decoding(device, reader, measures, layout, profiles, isAbandoned).run();
    if (image.isNull())
        return failed(describe(reader.error()));
    QString damage;
    if (isJpeg && !layout.isWhole)
        damage = translate("The image file is cut off: part of the picture is missing.");
    return {shown(std::move(image)), upright, {}, damage};
}

bool DecodedImage::isFileMissing() const
{
    return problem == missingFile();
}

}  // namespace vizsla
