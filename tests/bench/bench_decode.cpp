// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a photograph of 500 x 375 takes to be decoded to sRGB, by what profile it has, beside a bare
// decoding by Qt in the same run.
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>

#include "tests/bench/latencies.h"
#include "tests/bench/photographs.h"
#include "tests/support/colour_profiles.h"
#include "tests/support/coloured_files.h"
#include "ui/images/colour_profile.h"

namespace {

using namespace vizsla;
using namespace vizsla::test;
using namespace vizsla::bench;

constexpr QSize size(500, 375);
constexpr int rounds = 200;

class Bench
{
public:
    void run(const char* title, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("photograph"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the photograph");
        file.close();
        ColourProfiles profiles;
        const std::atomic<bool> isAbandoned = false;
        Latencies bare;
        Latencies first;
        Latencies decoding;
        for (int round = 0; round < rounds; ++round) {
            // By turns, so that what else the machine does meets both.
            const Instant start = now();
            const QImage image(path);
            const Instant between = now();
            const DecodedImage decoded = decodeImage(path.toStdString(), {}, profiles, isAbandoned);
            (round == 0 ? first : decoding).add(between, now());
            bare.add(start, between);
            if (image.isNull() || decoded.image.isNull())
                qFatal("the photograph cannot be decoded");
        }
        const double median = decoding.quantile(0.5);
        std::printf("%-28s %8.2f %8.2f %8.2f %8.2f %8.2f   %s\n", title, bare.quantile(0.5), median,
                    decoding.quantile(0.99), first.quantile(0.5), median / bare.quantile(0.5),
                    median <= frameBudget ? "within a frame" : "more than a frame");
    }

private:
    QTemporaryDir m_folder;
};

Inks inksOf(const QImage& image)
{
    Inks inks{image.size(), {}};
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb colour = image.pixel(x, y);
            for (const int light : {qRed(colour), qGreen(colour), qBlue(colour)})
                inks.bytes.append(static_cast<char>(255 - light));
            inks.bytes.append('\x20');
        }
    }
    return inks;
}

}  // namespace

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const QImage image = photograph(size, 1);
    const QByteArray jpeg = encodedAs(image, "jpeg", 92);
    const QByteArray png = encodedAs(image, "png");
    std::printf("%-28s %8s %8s %8s %8s %8s\n", "500 x 375", "bare ms", "p50 ms", "p99 ms", "first", "ratio");
    Bench bench;
    bench.run("JPEG, no profile", jpeg);
    bench.run("JPEG, sRGB", jpegWithProfile(jpeg, srgbProfile()));
    bench.run("JPEG, AdobeRGB", jpegWithProfile(jpeg, adobeRgbProfile()));
    bench.run("JPEG, Display P3", jpegWithProfile(jpeg, displayP3Profile()));
    bench.run("JPEG, a table", jpegWithProfile(jpeg, tableRgbProfile()));
    bench.run("JPEG, grey",
              jpegWithProfile(encodedAs(image.convertToFormat(QImage::Format_Grayscale8), "jpeg", 92),
                              greyProfile(1.8)));
    bench.run("JPEG, CMYK",
              jpegWithProfile(cmykJpeg(inksOf(image), InkStorage::AdobeInverted), pressProfile()));
    bench.run("PNG, no profile", png);
    bench.run("PNG, Display P3", pngWithProfile(png, displayP3Profile()));
    bench.run(
        "PNG of 16 bits, ProPhoto",
        pngWithProfile(encodedAs(image.convertToFormat(QImage::Format_RGBX64), "png"), proPhotoProfile()));
    return 0;
}
