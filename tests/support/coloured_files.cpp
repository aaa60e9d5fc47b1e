// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/coloured_files.h"

#include <QBuffer>
#include <QtEndian>
#include <array>
#include <cstdio>
#include <cstdlib>

// Needs the declarations of <cstdio>.
#include <jpeglib.h>

namespace vizsla::test {

namespace {

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

template <class Number>
QByteArray littleEndian(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

quint32 crcOf(const QByteArray& bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return ~crc;
}

void invert(QByteArray& bytes)
{
    for (char& byte : bytes)
        byte = static_cast<char>(~byte);
}

}  // namespace

QByteArray encodedAs(const QImage& image, const char* format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.save(&buffer, format, quality))
        qFatal("cannot write %s", format);
    return bytes;
}

QByteArray withPngChunk(const QByteArray& png, const QByteArray& name, const QByteArray& content)
{
    constexpr qsizetype behindHeader = 8 + 4 + 4 + 13 + 4;
    const QByteArray body = name + content;
    return png.first(behindHeader) + bigEndian(static_cast<quint32>(content.size())) + body +
           bigEndian(crcOf(body)) + png.mid(behindHeader);
}

QByteArray pngWithProfile(const QByteArray& png, const QByteArray& icc)
{
    // Qt puts the length before what zlib makes.
    return withPngChunk(png, "iCCP", QByteArrayLiteral("profile\0\0") + qCompress(icc).mid(4));
}

QByteArray jpegWithProfile(const QByteArray& jpeg, const QByteArray& icc, qsizetype pieceSize,
                           bool isReversed)
{
    const qsizetype count = (icc.size() + pieceSize - 1) / pieceSize;
    QByteArray segments;
    for (qsizetype number = 0; number < count; ++number) {
        const QByteArray body = QByteArrayLiteral("ICC_PROFILE\0") + static_cast<char>(number + 1) +
                                static_cast<char>(count) + icc.mid(number * pieceSize, pieceSize);
        const QByteArray segment =
            QByteArrayLiteral("\xff\xe2") + bigEndian(static_cast<quint32>(body.size() + 2)).last(2) + body;
        segments = isReversed ? QByteArray(segment + segments) : QByteArray(segments + segment);
    }
    return jpeg.first(2) + segments + jpeg.mid(2);
}

QByteArray tiffWithProfile(const QImage& image, const QByteArray& icc)
{
    QByteArray pixels;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            for (const int channel :
                 {qRed(image.pixel(x, y)), qGreen(image.pixel(x, y)), qBlue(image.pixel(x, y))})
                pixels.append(static_cast<char>(channel));
        }
    }
    struct Field
    {
        quint16 tag;
        quint16 type;  // 3: two bytes, 4: four, 7: bytes of any meaning
        quint32 count;
        quint32 value;
    };
    constexpr quint32 head = 8;
    const auto bytes = static_cast<quint32>(pixels.size());
    const auto width = static_cast<quint32>(image.width());
    const auto height = static_cast<quint32>(image.height());
    const QByteArray depths = QByteArray::fromHex("080008000800");
    const auto profileAt = head + bytes;
    const auto depthsAt = profileAt + static_cast<quint32>(icc.size() + icc.size() % 2);
    const auto directoryAt = depthsAt + static_cast<quint32>(depths.size());
    const Field fields[] = {{256, 4, 1, width},    {257, 4, 1, height},
                            {258, 3, 3, depthsAt}, {259, 3, 1, 1},
                            {262, 3, 1, 2},        {273, 4, 1, head},
                            {277, 3, 1, 3},        {278, 4, 1, height},
                            {279, 4, 1, bytes},    {34675, 7, static_cast<quint32>(icc.size()), profileAt}};
    QByteArray file = QByteArrayLiteral("II*\0") + littleEndian(directoryAt) + pixels + icc +
                      QByteArray(icc.size() % 2, '\0') + depths + littleEndian(quint16{std::size(fields)});
    for (const Field& field : fields)
        file += littleEndian(field.tag) + littleEndian(field.type) + littleEndian(field.count) +
                littleEndian(field.value);
    return file + littleEndian(quint32{0});
}

QByteArray webpWithProfile(const QByteArray& webp, const QSize& size, const QByteArray& icc)
{
    constexpr qsizetype container = 12;
    const QByteArray extended = QByteArrayLiteral("\x20\0\0\0") +
                                littleEndian(static_cast<quint32>(size.width() - 1)).first(3) +
                                littleEndian(static_cast<quint32>(size.height() - 1)).first(3);
    const QByteArray chunks = QByteArrayLiteral("WEBPVP8X") +
                              littleEndian(static_cast<quint32>(extended.size())) + extended +
                              QByteArrayLiteral("ICCP") + littleEndian(static_cast<quint32>(icc.size())) +
                              icc + QByteArray(icc.size() % 2, '\0') + webp.mid(container);
    return QByteArrayLiteral("RIFF") + littleEndian(static_cast<quint32>(chunks.size())) + chunks;
}

std::array<int, 4> Inks::at(const QPoint& place) const
{
    std::array<int, 4> inks;
    for (int ink = 0; ink < 4; ++ink)
        inks[static_cast<std::size_t>(ink)] =
            static_cast<unsigned char>(bytes[(qsizetype{place.y()} * size.width() + place.x()) * 4 + ink]);
    return inks;
}

Inks gradientInks(const QSize& size)
{
    Inks inks{size, {}};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int across = 255 * x / size.width();
            const int down = 255 * y / size.height();
            for (const int ink : {across, down, 255 - across, (across + down) / 5})
                inks.bytes.append(static_cast<char>(ink));
        }
    }
    return inks;
}

QByteArray cmykJpeg(const Inks& inks, InkStorage storage)
{
    jpeg_compress_struct state{};
    jpeg_error_mgr errors{};
    state.err = jpeg_std_error(&errors);
    jpeg_create_compress(&state);
    unsigned char* bytes = nullptr;
    unsigned long count = 0;
    jpeg_mem_dest(&state, &bytes, &count);
    state.image_width = static_cast<JDIMENSION>(inks.size.width());
    state.image_height = static_cast<JDIMENSION>(inks.size.height());
    state.input_components = 4;
    state.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&state);
    jpeg_set_colorspace(&state, storage == InkStorage::AdobeInvertedYcck ? JCS_YCCK : JCS_CMYK);
    state.write_Adobe_marker = storage != InkStorage::Plain;
    jpeg_set_quality(&state, 100, TRUE);
    for (int component = 0; component < 4; ++component)
        state.comp_info[component].h_samp_factor = state.comp_info[component].v_samp_factor = 1;
    QByteArray stored = inks.bytes;
    if (storage != InkStorage::Plain)
        invert(stored);
    jpeg_start_compress(&state, TRUE);
    while (state.next_scanline < state.image_height) {
        auto* row = reinterpret_cast<JSAMPROW>(stored.data()) +
                    qsizetype{4} * inks.size.width() * state.next_scanline;
        jpeg_write_scanlines(&state, &row, 1);
    }
    jpeg_finish_compress(&state);
    QByteArray file(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(count));
    jpeg_destroy_compress(&state);
    std::free(bytes);
    return file;
}

Inks inksIn(const QByteArray& jpeg, InkStorage storage)
{
    jpeg_decompress_struct state{};
    jpeg_error_mgr errors{};
    state.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&state);
    jpeg_mem_src(&state, reinterpret_cast<const unsigned char*>(jpeg.constData()),
                 static_cast<unsigned long>(jpeg.size()));
    jpeg_read_header(&state, TRUE);
    state.out_color_space = JCS_CMYK;
    jpeg_start_decompress(&state);
    Inks inks{QSize(static_cast<int>(state.output_width), static_cast<int>(state.output_height)), {}};
    inks.bytes.resize(qsizetype{4} * inks.size.width() * inks.size.height());
    while (state.output_scanline < state.output_height) {
        auto* row = reinterpret_cast<JSAMPROW>(inks.bytes.data()) +
                    qsizetype{4} * inks.size.width() * state.output_scanline;
        jpeg_read_scanlines(&state, &row, 1);
    }
    jpeg_destroy_decompress(&state);
    if (storage != InkStorage::Plain)
        invert(inks.bytes);
    return inks;
}

}  // namespace vizsla::test
