// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/cmyk_jpeg.h"

#include <unistd.h>

#include <csetjmp>
#include <cstdio>
#include <vector>

// Needs the declarations of <cstdio>.
#include <jpeglib.h>

#include "ui/images/colour_profile.h"

namespace vizsla {

namespace {

constexpr int inkCount = 4;
constexpr int inkStripRows = 16;
/// A file can hold any number of scans that say nothing, each of which is decoded over the whole picture.
constexpr int mostScans = 200;

/// libjpeg ends by a jump out of its depth, so that nothing with a destructor may be made between.
struct Decoder
{
    jpeg_decompress_struct state{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf end{};
    const std::atomic<bool>* isAbandoned = nullptr;
};

Decoder& decoderOf(j_common_ptr state)
{
    return *static_cast<Decoder*>(state->client_data);
}

[[noreturn]] void leave(j_common_ptr state)
{
    std::longjmp(decoderOf(state).end, 1);
}

void ignoreMessage(j_common_ptr) {}

void watch(j_common_ptr state)
{
    const Decoder& decoder = decoderOf(state);
    if (*decoder.isAbandoned || decoder.state.input_scan_number > mostScans)
        leave(state);
}

void prepare(Decoder& decoder)
{
    decoder.state.err = jpeg_std_error(&decoder.errors);
    decoder.errors.error_exit = leave;
    decoder.errors.output_message = ignoreMessage;
    decoder.progress.progress_monitor = watch;
    decoder.state.client_data = &decoder;
}

bool begin(Decoder& decoder, std::FILE* file, int divisor)
{
    if (setjmp(decoder.end))
        return false;
    jpeg_create_decompress(&decoder.state);
    decoder.state.progress = &decoder.progress;
    jpeg_stdio_src(&decoder.state, file);
    jpeg_read_header(&decoder.state, TRUE);
    if (decoder.state.num_components != inkCount)
        return false;
    decoder.state.out_color_space = JCS_CMYK;
    decoder.state.scale_num = 1;
    decoder.state.scale_denom = static_cast<unsigned>(divisor);
    jpeg_start_decompress(&decoder.state);
    return decoder.state.output_components == inkCount;
}

bool readRow(Decoder& decoder, unsigned char* row)
{
    if (setjmp(decoder.end))
        return false;
    return jpeg_read_scanlines(&decoder.state, &row, 1) == 1;
}

/// As a lamp seen through one layer of ink behind the other.
void convertNaively(const unsigned char* inks, QRgb* out, int count, bool isInverted)
{
    const auto light = [isInverted](unsigned char ink) { return isInverted ? int{ink} : 255 - ink; };
    for (int x = 0; x < count; ++x, inks += inkCount) {
        const int black = light(inks[3]);
        out[x] = qRgb((light(inks[0]) * black + 127) / 255, (light(inks[1]) * black + 127) / 255,
                      (light(inks[2]) * black + 127) / 255);
    }
}

void convertRow(const unsigned char* row, QRgb* out, int count, const InkConversion& inks)
{
    using Pixel = ColourProfile::Pixel;
    if (inks.profile)
        inks.profile->convert(inks.isInverted ? Pixel::CmykInverted8 : Pixel::Cmyk8, row, out,
                              static_cast<std::size_t>(count));
    else
        convertNaively(row, out, count, inks.isInverted);
}

QImage readRows(Decoder& decoder, const InkConversion& inks)
{
    const int width = static_cast<int>(decoder.state.output_width);
    const int height = static_cast<int>(decoder.state.output_height);
    QImage image(width, height, QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.fill(Qt::black);
    std::vector<unsigned char> row(static_cast<std::size_t>(width) * inkCount);
    for (int y = 0; y < height; ++y) {
        if ((y % inkStripRows == 0 && *decoder.isAbandoned) || !readRow(decoder, row.data()))
            return {};
        convertRow(row.data(), reinterpret_cast<QRgb*>(image.scanLine(y)), width, inks);
    }
    return image;
}

}  // namespace

QImage readCmykJpeg(int fileDescriptor, int divisor, const InkConversion& inks,
                    const std::atomic<bool>& isAbandoned)
{
    const int own = ::dup(fileDescriptor);
    std::FILE* file = own < 0 ? nullptr : ::fdopen(own, "rb");
    if (!file) {
        if (own >= 0)
            ::close(own);
        return {};
    }
    std::rewind(file);
    Decoder decoder;
    decoder.isAbandoned = &isAbandoned;
    prepare(decoder);
    const QImage image = begin(decoder, file, divisor) ? readRows(decoder, inks) : QImage();
    jpeg_destroy_decompress(&decoder.state);
    std::fclose(file);
    return image;
}

}  // namespace vizsla
