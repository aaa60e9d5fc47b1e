// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/images/image_loader.h"

using namespace vizsla;

class ImageLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstLoad_comesLaterAndThenIsKept();
    void sameRequest_isDecodedOnce();
    void otherBound_isAnotherImage();
    void problem_isDeliveredLikeAnImage();
    void loading_doesNotBlockTheCaller();
    void destruction_whileLoading_isSafe();
    void cache_isBounded();
    void request_withinLoaded_isServed();
    void abandonedImage_isNotKept();
    void abandonedDecoding_endsWithoutAnImage();

private:
    std::filesystem::path write(const QString& name, const QSize& size);

    QTemporaryDir m_folder;
};

std::filesystem::path ImageLoaderTest::write(const QString& name, const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    const QString file = m_folder.filePath(name);
    if (!image.save(file, "bmp"))
        qFatal("cannot write %s", qPrintable(file));
    return file.toStdString();
}

void ImageLoaderTest::firstLoad_comesLaterAndThenIsKept()
{
    const auto file = write(QStringLiteral("a.bmp"), {40, 30});
    ImageLoader loader;
    QSignalSpy loaded(&loader, &ImageLoader::loaded);
    QVERIFY(!loader.load(file));
    QVERIFY(loaded.wait());
    QCOMPARE(loaded.front().at(0).toString(), QString::fromStdString(file.string()));
    const DecodedImage* image = loader.load(file);
    QVERIFY(image);
    QCOMPARE(image->image.size(), QSize(40, 30));
    QCOMPARE(loader.load(file), image);
}

void ImageLoaderTest::sameRequest_isDecodedOnce()
{
    const auto file = write(QStringLiteral("b.bmp"), {400, 300});
    ImageLoader loader;
    QSignalSpy loaded(&loader, &ImageLoader::loaded);
    for (int request = 0; request < 20; ++request)
        loader.load(file, {100, 100});
    QVERIFY(loaded.wait());
    QTest::qWait(50);
    QCOMPARE(loaded.size(), 1);
}

void ImageLoaderTest::otherBound_isAnotherImage()
{
    const auto file = write(QStringLiteral("c.bmp"), {400, 300});
    ImageLoader loader;
    QVERIFY(!loader.load(file, {100, 100}) && !loader.load(file));
    QTRY_VERIFY(loader.load(file, {100, 100}) && loader.load(file));
    QCOMPARE(loader.load(file, {100, 100})->image.size(), QSize(100, 75));
    QCOMPARE(loader.load(file)->image.size(), QSize(400, 300));
}

void ImageLoaderTest::problem_isDeliveredLikeAnImage()
{
    ImageLoader loader;
    const auto file = m_folder.filePath(QStringLiteral("missing.png")).toStdString();
    QVERIFY(!loader.load(file));
    QTRY_VERIFY(loader.load(file));
    QVERIFY(loader.load(file)->image.isNull());
    QVERIFY(!loader.load(file)->problem.isEmpty());
}

void ImageLoaderTest::loading_doesNotBlockTheCaller()
{
    // Nothing arrives before the event loop runs, however long that takes.
    const auto file = write(QStringLiteral("d.bmp"), {40, 30});
    ImageLoader loader;
    QSignalSpy loaded(&loader, &ImageLoader::loaded);
    loader.load(file);
    QThread::msleep(100);
    QVERIFY(loaded.isEmpty());
    QVERIFY(!loader.load(file));
    QVERIFY(loaded.wait());
}

void ImageLoaderTest::destruction_whileLoading_isSafe()
{
    const auto file = write(QStringLiteral("e.bmp"), {3000, 2000});
    for (int round = 0; round < 5; ++round) {
        auto loader = std::make_unique<ImageLoader>();
        for (int width = 1; width <= 20; ++width)
            loader->load(file, {100 * width, 100 * width});
        QThread::msleep(static_cast<unsigned long>(round) * 4);
        loader.reset();
        // What was decoded in the meantime is delivered to nobody.
        QCoreApplication::processEvents();
    }
}

void ImageLoaderTest::cache_isBounded()
{
    // 64 MiB each, of which eight fill the cache.
    constexpr int count = 10;
    ImageLoader loader;
    std::vector<std::filesystem::path> files;
    for (int number = 0; number < count; ++number)
        files.push_back(write(QStringLiteral("large%1.bmp").arg(number), {4096, 4096}));
    for (const auto& file : files) {
        QSignalSpy loaded(&loader, &ImageLoader::loaded);
        loader.load(file);
        QVERIFY(loaded.wait(20'000));
        QVERIFY(loader.load(file));
    }
    QVERIFY(loader.load(files.back()));
    QVERIFY(!loader.load(files.front()));
}

void ImageLoaderTest::request_withinLoaded_isServed()
{
    const auto first = write(QStringLiteral("f.bmp"), {40, 30});
    const auto second = write(QStringLiteral("g.bmp"), {50, 30});
    ImageLoader loader;
    connect(&loader, &ImageLoader::loaded, &loader, [&](const QString& file) {
        QVERIFY(loader.load(file.toStdString()));
        loader.load(second);
    });
    loader.load(first);
    QTRY_VERIFY(loader.load(second));
}

void ImageLoaderTest::abandonedImage_isNotKept()
{
    const auto file = write(QStringLiteral("abandoned.bmp"), {3000, 2000});
    ImageLoader loader;
    QSignalSpy loaded(&loader, &ImageLoader::loaded);
    QVERIFY(!loader.load(file));
    loader.abandon(file);
    QVERIFY(loaded.wait());
    QVERIFY(!loader.decoded(file, {}));
    // Whoever wants it after all asks again.
    QVERIFY(!loader.load(file));
    QVERIFY(loaded.wait());
    QVERIFY(loader.decoded(file, {}));
    // What is decoded stays.
    loader.abandon(file);
    QVERIFY(loader.decoded(file, {}));
}

void ImageLoaderTest::abandonedDecoding_endsWithoutAnImage()
{
    const auto file = write(QStringLiteral("whole.bmp"), {400, 300});
    ColourProfiles profiles;
    QVERIFY(!decodeImage(file, {}, profiles, std::atomic<bool>(false)).image.isNull());
    QVERIFY(decodeImage(file, {}, profiles, std::atomic<bool>(true)).image.isNull());
}

QTEST_MAIN(ImageLoaderTest)
#include "tst_image_loader.moc"
