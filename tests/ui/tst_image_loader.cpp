// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <atomic>

#include "tests/support/test_program.h"
#include "ui/images/image_loader.h"

using namespace vizsla;

namespace image_loader_test {

class ImageLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstLoad_comesLaterAndThenIsKept();
    void sameRequest_isDecodedOnce();
    void otherBound_isAnotherImage();
    void problem_isDeliveredLikeAnImage();
    void forgottenProblem_isReadAgain();
    void image_isDeliveredByTheEventLoopAlone();
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
    int decoded = 0;
    connect(&loader, &ImageLoader::loaded, &loader, [&](const QString&, const QSize& bound) {
        if (bound == QSize(100, 100))
            ++decoded;
    });
    // More than there are threads, so that not all of them could still be at work when the last one is done.
    for (int request = 0; request < 20 * QThread::idealThreadCount(); ++request)
        loader.load(file, {100, 100});
    loader.load(file, {200, 200});
    QTRY_VERIFY(loader.load(file, {200, 200}));
    QTRY_VERIFY(loader.load(file, {100, 100}));
    QCOMPARE(decoded, 1);
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

void ImageLoaderTest::forgottenProblem_isReadAgain()
{
    ImageLoader loader;
    const auto file = m_folder.filePath(QStringLiteral("late.bmp")).toStdString();
    QVERIFY(!loader.load(file));
    QTRY_VERIFY(loader.load(file));
    write(QStringLiteral("late.bmp"), {40, 30});
    QVERIFY(loader.load(file)->image.isNull());
    loader.forgetProblems();
    QVERIFY(!loader.load(file));
    QTRY_VERIFY(loader.load(file));
    QCOMPARE(loader.load(file)->image.size(), QSize(40, 30));
    // What was read stays.
    loader.forgetProblem(file, {});
    loader.forgetProblems();
    QVERIFY(loader.load(file));
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

/// The loader's end waits until the image is decoded; without an event loop it has come to nobody by then.
void ImageLoaderTest::image_isDeliveredByTheEventLoopAlone()
{
    const auto file = write(QStringLiteral("d.bmp"), {40, 30});
    std::atomic<int> delivered = 0;
    {
        ImageLoader loader;
        connect(
            &loader, &ImageLoader::loaded, &loader, [&] { ++delivered; }, Qt::DirectConnection);
        QVERIFY(!loader.load(file));
    }
    QCOMPARE(delivered.load(), 0);
    ImageLoader loader;
    connect(
        &loader, &ImageLoader::loaded, &loader, [&] { ++delivered; }, Qt::DirectConnection);
    QVERIFY(!loader.load(file));
    QTRY_COMPARE(delivered.load(), 1);
}

void ImageLoaderTest::destruction_whileLoading_isSafe()
{
    const auto file = write(QStringLiteral("e.bmp"), {3000, 2000});
    const int requests = 20 * QThread::idealThreadCount();
    for (int round = 0; round < 5; ++round) {
        auto loader = std::make_unique<ImageLoader>();
        // A thing of its own, because a connection goes with the loader.
        const auto alive = std::make_shared<bool>(true);
        int delivered = 0;
        connect(loader.get(), &ImageLoader::loaded, qApp, [&delivered, alive] {
            QVERIFY(*alive);
            ++delivered;
        });
        for (int width = 1; width <= requests; ++width)
            loader->load(file, {10 * width, 10 * width});
        // It ends at any moment of the work, but always within it.
        QTRY_VERIFY(delivered > round);
        *alive = false;
        loader.reset();
        QVERIFY2(delivered < requests, "all were decoded before the loader ended");
        // What was decoded meanwhile is delivered to nobody, and what was not is not decoded any more.
        const int before = delivered;
        QCoreApplication::processEvents();
        QCOMPARE(delivered, before);
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

}  // namespace image_loader_test

VIZSLA_TEST(tst_image_loader, image_loader_test::ImageLoaderTest)
#include "tst_image_loader.moc"
