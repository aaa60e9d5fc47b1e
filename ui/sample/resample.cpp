// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace vizsla {

namespace {

using Pixel = std::array<float, 4>;  // blue, green, red, alpha

/// The filter with B = C = 1/3.
double mitchell(double x)
{
    x = std::abs(x);
    if (x < 1.0)
        return (7.0 * x * x * x - 12.0 * x * x + 16.0 / 3.0) / 6.0;
    if (x < 2.0)
        return (-7.0 / 3.0 * x * x * x + 12.0 * x * x - 20.0 * x + 32.0 / 3.0) / 6.0;
    return 0.0;
}

/// Which source pixels make one pixel of the result, and how much of each.
struct Taps
{
    int first = 0;
    std::vector<float> weights;
};

std::vector<Taps> tapsFor(int from, int to)
{
    const double scale = static_cast<double>(from) / to;
    const double stretch = std::max(1.0, scale);
    std::vector<Taps> all(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale - 0.5;
        const int first = std::max(0, static_cast<int>(std::ceil(centre - 2.0 * stretch)));
        const int last = std::min(from - 1, static_cast<int>(std::floor(centre + 2.0 * stretch)));
        Taps& taps = all[static_cast<std::size_t>(i)];
        taps.first = first;
        double sum = 0.0;
        for (int j = first; j <= last; ++j)
            sum += mitchell((j - centre) / stretch);
        for (int j = first; j <= last; ++j)
            taps.weights.push_back(static_cast<float>(mitchell((j - centre) / stretch) / sum));
    }
    return all;
}

Pixel unpacked(QRgb colour)
{
    return {static_cast<float>(qBlue(colour)), static_cast<float>(qGreen(colour)),
            static_cast<float>(qRed(colour)), static_cast<float>(qAlpha(colour))};
}

/// The filter overshoots; a premultiplied colour must stay between 0 and its alpha.
QRgb packed(const Pixel& pixel)
{
    const float alpha = std::clamp(pixel[3], 0.0F, 255.0F);
    const auto channel = [alpha](float value) {
        return static_cast<int>(std::lround(std::clamp(value, 0.0F, alpha)));
    };
    return qRgba(channel(pixel[2]), channel(pixel[1]), channel(pixel[0]),
                 static_cast<int>(std::lround(alpha)));
}

/// `pixelAt(j)` gives source pixel j of the row or column.
template <class PixelAt>
Pixel blend(const Taps& taps, PixelAt pixelAt)
{
    Pixel sum{};
    for (std::size_t k = 0; k < taps.weights.size(); ++k) {
        const Pixel pixel = pixelAt(taps.first + static_cast<int>(k));
        for (std::size_t channel = 0; channel < sum.size(); ++channel)
            sum[channel] += taps.weights[k] * pixel[channel];
    }
    return sum;
}

}  // namespace

QImage resampled(const QImage& image, QSize size)
{
    Q_ASSERT(image.format() == QImage::Format_ARGB32_Premultiplied && !size.isEmpty());
    const auto across = tapsFor(image.width(), size.width());
    const auto down = tapsFor(image.height(), size.height());
    const auto width = static_cast<std::size_t>(size.width());

    std::vector<Pixel> rows;
    rows.reserve(width * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (const Taps& taps : across)
            rows.push_back(blend(taps, [line](int x) { return unpacked(line[x]); }));
    }
    QImage result(size, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        const Taps& taps = down[static_cast<std::size_t>(y)];
        for (std::size_t x = 0; x < width; ++x)
            line[x] =
                packed(blend(taps, [&](int j) { return rows[static_cast<std::size_t>(j) * width + x]; }));
    }
    return result;
}

}  // namespace vizsla
