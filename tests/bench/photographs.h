// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QEventLoop>
#include <QImage>
#include <QTimer>
#include <optional>

#include "tests/bench/latencies.h"
#include "ui/images/decode_image.h"
#include "ui/images/image_view.h"

namespace vizsla::bench {

constexpr double frameBudget = 16.7;  // ms, one frame at 60 Hz

inline void think(int milliseconds = 60)
{
    // Not QTest::qWait(), which sleeps between looks at the event queue.
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// A made one, of noise over a gradient.
inline QImage photograph(const QSize& size, quint32 seed)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            seed = seed * 1664525 + 1013904223;
            const int noise = static_cast<int>(seed >> 27);
            line[x] = qRgb(noise + 200 * x / size.width(), noise + 200 * y / size.height(), noise);
        }
    }
    return image;
}

/// Those of the published data; empty where it is not there.
inline QStringList publishedPhotographs()
{
    QStringList files;
    QDirIterator iterator(qEnvironmentVariable("VIZSLA_DATA") + QStringLiteral("/photos"),
                          {QStringLiteral("*.JPEG")}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files.append(iterator.next());
    files.sort();
    return files;
}

/// The floor below every page that shows one image after another: painting images that are decoded.
template <class Files>
Latencies paintingAlone(const QSize& size, const Files& files)
{
    Latencies latencies;
    ImageView view;
    view.resize(size);
    view.show();
    std::optional<Instant> painted;
    QObject::connect(&view, &ImageView::firstPainted, &view, [&] {
        QMetaObject::invokeMethod(
            &view, [&] { painted = now(); }, Qt::QueuedConnection);
    });
    for (const std::filesystem::path& file : files) {
        const DecodedImage decoded = decodeImage(file, size);
        painted.reset();
        const Instant start = now();
        view.setImage(decoded.image, decoded.originalSize);
        while (!painted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        latencies.add(start, *painted);
    }
    return latencies;
}

}  // namespace vizsla::bench
