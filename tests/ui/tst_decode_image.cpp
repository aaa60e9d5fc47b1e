// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"
#include "ui/images/decode_image.h"

using namespace vizsla;
using namespace vizsla::test;

namespace decode_image_test {

namespace {

// 16 × 12, full magenta and yellow, which is red; written by ImageMagick.
constexpr const char* cmykJpeg =
    "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAGBAUGBQQGBgUGBwcGCAoQCgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAsICMmJykq"
    "KRkfLTAtKDAlKCko/9sAQwEHBwcKCAoTCgoTKBoWGigoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo"
    "KCgoKCgo/8AAFAgADAAQBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAHCP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/"
    "xAAVAQEBAAAAAAAAAAAAAAAAAAAGCP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AogBim1qkB//Z";

// Both 2 × 2, the first picture red, the second blue.
constexpr const char* animatedGif =
    "R0lGODlhAgACAPAAAP8AAAAAACH5BAAAAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAAAgACAAACAoRRACH5BAAAAAAALAAAAAAC"
    "AAIAgAAA/wAAAAIChFEAOw==";
constexpr const char* animatedWebp =
    "UklGRsAAAABXRUJQVlA4WAoAAAACAAAAAQAAAQAAQU5JTQYAAAD/////AABBTk1GSAAAAAAAAAAAAAEAAAEAAGQAAAJWUDggMAAA"
    "ANABAJ0BKgIAAgACADQloAJ0ugH4AAOwAP7wxAv/ILlhdcjX/yA/5Af8gP/48gAAAEFOTUZEAAAAAAAAAAAAAQAAAQAAZAAAAFZQ"
    "OCAsAAAAlAEAnQEqAgACAAAANCWgAnS6AAOYAP75k2//kB//kB//kB//ID/iF3sgMAA=";

/// Grey noise over a gradient, which no compression makes small.
QImage picture(const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            state = state * 1664525 + 1013904223;
            const int noise = static_cast<int>(state >> 26);
            image.setPixelColor(
                x, y, QColor(noise + 180 * x / size.width(), noise + 180 * y / size.height(), noise));
        }
    }
    return image;
}

QByteArray encoded(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.save(&buffer, format, quality))
        qFatal("cannot write %s", format);
    return bytes;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// A PNG that claims a size and holds nothing of it.
QByteArray pngHeader(quint32 width, quint32 height)
{
    QByteArray bytes = encoded(picture({4, 4}), "png");
    bytes.replace(16, 8, QByteArray(bigEndian(width) + bigEndian(height)));
    // The header's checksum, over its name and content.
    quint32 crc = 0xffffffff;
    for (const char byte : bytes.mid(12, 17)) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return bytes.replace(29, 4, bigEndian(~crc));
}

/// The same JPEG, claiming another size.
QByteArray withJpegSize(QByteArray jpeg, quint16 width, quint16 height)
{
    const qsizetype frame = jpeg.indexOf(QByteArrayLiteral("\xff\xc0"));
    qToBigEndian(height, jpeg.data() + frame + 5);
    qToBigEndian(width, jpeg.data() + frame + 7);
    return jpeg;
}

/// The same JPEG with an EXIF block that says how it lies.
QByteArray withOrientation(const QByteArray& jpeg, char orientation)
{
    const QByteArray tiff = QByteArrayLiteral("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0") +
                            orientation + QByteArray(2 + 4, '\0');
    const QByteArray body = QByteArrayLiteral("Exif\0\0") + tiff;
    return jpeg.first(2) + QByteArrayLiteral("\xff\xe1") +
           bigEndian(static_cast<quint32>(body.size() + 2)).last(2) + body + jpeg.mid(2);
}

}  // namespace

class DecodeImageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badFile_isSaidInOneSentence_data();
    void badFile_isSaidInOneSentence();
    void missingFile_isSaid();
    void folder_isSaid();
    void pipe_isNotWaitedFor();
    void unreadableFile_isSaid();
    void sentences_doNotNameTheFile();

    void everyFormat_isDecodedByContent_data();
    void everyFormat_isDecodedByContent();
    void cutOffJpeg_isShownAndSaid_data();
    void cutOffJpeg_isShownAndSaid();
    void wholeJpeg_withMoreBehindItOrAThumbnail_isNotDamaged();
    void cmykJpeg_hasItsColours();
    void sixteenBitPng_becomesEightBit();
    void transparentPng_staysTransparent();
    void animation_givesItsFirstPicture_data();
    void animation_givesItsFirstPicture();
    void turnedJpeg_isUpright_data();
    void turnedJpeg_isUpright();
    void unicodePath_isFound();

    void bound_isKeptAndNothingEnlarged_data();
    void bound_isKeptAndNothingEnlarged();
    void hugePng_isRefusedWithItsSize();
    void hugeJpeg_isDecodedReduced();
    void hugeProgressiveJpeg_isRefused();

private:
    DecodedImage decoded(const QByteArray& bytes, const QString& name = QStringLiteral("photo.JPEG"),
                         const QSize& bound = {});
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
};

DecodedImage DecodeImageTest::decoded(const QByteArray& bytes, const QString& name, const QSize& bound)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    file.close();
    return decodeImage(path(name), bound);
}

void DecodeImageTest::badFile_isSaidInOneSentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const QByteArray png = encoded(picture({60, 40}), "png");
    const QByteArray jpeg = encoded(picture({60, 40}), "jpeg");
    const QString damaged = QStringLiteral("damaged or cut off");
    const QString noImage = QStringLiteral("not an image");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty");
    QTest::newRow("text") << QByteArray("Fatal: repository not found\n") << noImage;
    QTest::newRow("zeros") << QByteArray(5000, '\0') << noImage;
    QTest::newRow("an HTML page") << QByteArray("<!DOCTYPE html><html><body>404</body></html>") << noImage;
    QTest::newRow("a drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
                               << noImage;
    QTest::newRow("only the first bytes of a PNG") << png.first(8) << damaged;
    QTest::newRow("cut in a PNG's header") << png.first(20) << damaged;
    QTest::newRow("cut in the middle of a PNG") << png.first(png.size() / 2) << damaged;
    QTest::newRow("a wrong byte in a PNG's header") << QByteArray(png).replace(18, 1, "\x7f") << damaged;
    QTest::newRow("only the first bytes of a JPEG") << jpeg.first(4) << damaged;
    QTest::newRow("cut in a JPEG's tables") << jpeg.first(100) << damaged;
    QTest::newRow("a JPEG's tables without its image") << jpeg.first(jpeg.indexOf("\xff\xda")) << damaged;
    QTest::newRow("a GIF's header") << QByteArray::fromBase64(animatedGif).first(10) << damaged;
}

void DecodeImageTest::badFile_isSaidInOneSentence()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    for (const char* name : {"photo.JPEG", "photo.png", "photo"}) {
        const DecodedImage result = decoded(bytes, QLatin1String(name));
        QVERIFY(result.image.isNull());
        QVERIFY2(result.problem.contains(expected), qPrintable(result.problem));
        QVERIFY(result.problem.endsWith(QLatin1Char('.')) && result.problem.count(QLatin1Char('.')) == 1);
    }
}

void DecodeImageTest::missingFile_isSaid()
{
    QVERIFY(decodeImage(path(QStringLiteral("nowhere.png"))).problem.contains(QStringLiteral("missing")));
    QVERIFY(decodeImage({}).problem.contains(QStringLiteral("missing")));
    QVERIFY(
        decodeImage(path(QStringLiteral("no/such/folder.png"))).problem.contains(QStringLiteral("missing")));
}

void DecodeImageTest::folder_isSaid()
{
    QVERIFY(decodeImage(m_folder.path().toStdString()).problem.contains(QStringLiteral("not a file")));
}

void DecodeImageTest::pipe_isNotWaitedFor()
{
    const auto pipe = path(QStringLiteral("pipe.jpg"));
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(decodeImage(pipe).problem.contains(QStringLiteral("not a file")));
}

void DecodeImageTest::unreadableFile_isSaid()
{
    QVERIFY(decoded(encoded(picture({8, 8}), "png"), QStringLiteral("secret.png")).problem.isEmpty());
    const auto file = path(QStringLiteral("secret.png"));
    std::filesystem::permissions(file, std::filesystem::perms::none);
    const Unprivileged user;
    QVERIFY(!decodeImage(file).problem.isEmpty());
}

void DecodeImageTest::sentences_doNotNameTheFile()
{
    const QString name = QStringLiteral("n02088364_beagle.JPEG");
    const QByteArray jpeg = encoded(picture({60, 40}), "jpeg");
    for (const QByteArray& bytes :
         {QByteArray(), QByteArray("text"), jpeg.first(100), jpeg.first(jpeg.size() / 2)}) {
        const DecodedImage result = decoded(bytes, name);
        const QString said = result.problem + result.damage;
        QVERIFY(!said.isEmpty());
        QVERIFY2(!said.contains(QStringLiteral("beagle")), qPrintable(said));
    }
}

void DecodeImageTest::everyFormat_isDecodedByContent_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char* format : {"jpeg", "png", "bmp", "ppm", "tiff", "webp"})
        QTest::newRow(format) << QByteArray(format);
}

void DecodeImageTest::everyFormat_isDecodedByContent()
{
    QFETCH(QByteArray, format);
    if (!QImageWriter::supportedImageFormats().contains(format))
        QSKIP("Qt's plug-in for this format is not installed");
    const QByteArray bytes = encoded(picture({60, 40}), format.constData());
    for (const char* name : {"photo.JPEG", "photo.png", "photo.txt"}) {
        const DecodedImage result = decoded(bytes, QLatin1String(name));
        QCOMPARE(result.problem, QString());
        QCOMPARE(result.damage, QString());
        QCOMPARE(result.image.size(), QSize(60, 40));
        QCOMPARE(result.image.format(), QImage::Format_RGB32);
    }
}

void DecodeImageTest::cutOffJpeg_isShownAndSaid_data()
{
    QTest::addColumn<bool>("progressive");
    QTest::addColumn<double>("kept");
    for (const bool progressive : {false, true}) {
        for (const double kept : {0.3, 0.6, 0.99})
            QTest::addRow("%s %g", progressive ? "progressive" : "baseline", kept) << progressive << kept;
    }
}

void DecodeImageTest::cutOffJpeg_isShownAndSaid()
{
    QFETCH(bool, progressive);
    QFETCH(double, kept);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "jpeg");
    writer.setProgressiveScanWrite(progressive);
    QVERIFY(writer.write(picture({300, 200})));
    QCOMPARE(decoded(bytes).damage, QString());

    const DecodedImage result =
        decoded(bytes.first(static_cast<qsizetype>(kept * static_cast<double>(bytes.size()))));
    QCOMPARE(result.problem, QString());
    QCOMPARE(result.image.size(), QSize(300, 200));
    QVERIFY2(result.damage.contains(QStringLiteral("cut off")), qPrintable(result.damage));
}

void DecodeImageTest::wholeJpeg_withMoreBehindItOrAThumbnail_isNotDamaged()
{
    const QByteArray jpeg = encoded(picture({300, 200}), "jpeg");
    QCOMPARE(decoded(jpeg + QByteArray(100, '\xff')).damage, QString());
    // The end of a thumbnail within the header is not the end of the image.
    const QByteArray thumbnail = encoded(picture({16, 12}), "jpeg");
    const QByteArray holder = jpeg.first(2) + QByteArrayLiteral("\xff\xe2") +
                              bigEndian(static_cast<quint32>(thumbnail.size() + 2)).last(2) + thumbnail +
                              jpeg.mid(2);
    QCOMPARE(decoded(holder).damage, QString());
    QVERIFY(!decoded(holder.chopped(jpeg.size() / 2)).damage.isEmpty());
}

void DecodeImageTest::cmykJpeg_hasItsColours()
{
    const DecodedImage result = decoded(QByteArray::fromBase64(cmykJpeg));
    QCOMPARE(result.image.format(), QImage::Format_RGB32);
    const QColor colour = result.image.pixelColor(8, 6);
    QVERIFY2(colour.red() > 240 && colour.green() < 16 && colour.blue() < 16, qPrintable(colour.name()));
}

void DecodeImageTest::sixteenBitPng_becomesEightBit()
{
    QImage deep(20, 10, QImage::Format_RGBX64);
    deep.fill(QColor::fromRgba64(0x8080, 0x4040, 0xc0c0));
    const DecodedImage result = decoded(encoded(deep, "png"));
    QCOMPARE(result.image.format(), QImage::Format_RGB32);
    QCOMPARE(result.image.pixelColor(3, 3), QColor(0x80, 0x40, 0xc0));

    QImage grey(20, 10, QImage::Format_Grayscale16);
    grey.fill(QColor(100, 100, 100));
    QCOMPARE(decoded(encoded(grey, "png")).image.pixelColor(3, 3), QColor(100, 100, 100));
}

void DecodeImageTest::transparentPng_staysTransparent()
{
    QImage image(20, 10, QImage::Format_ARGB32);
    image.fill(QColor(255, 0, 0, 128));
    const DecodedImage result = decoded(encoded(image, "png"));
    QCOMPARE(result.image.format(), QImage::Format_ARGB32_Premultiplied);
    QCOMPARE(result.image.pixelColor(3, 3).alpha(), 128);
}

void DecodeImageTest::animation_givesItsFirstPicture_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("GIF") << QByteArray("gif") << QByteArray::fromBase64(animatedGif);
    QTest::newRow("WebP") << QByteArray("webp") << QByteArray::fromBase64(animatedWebp);
}

void DecodeImageTest::animation_givesItsFirstPicture()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, bytes);
    if (!QImageReader::supportedImageFormats().contains(format))
        QSKIP("Qt's plug-in for this format is not installed");
    const DecodedImage result = decoded(bytes);
    QCOMPARE(result.problem, QString());
    QCOMPARE(result.image.size(), QSize(2, 2));
    const QColor colour = result.image.pixelColor(1, 1);
    QVERIFY2(colour.red() > 230 && colour.blue() < 30, qPrintable(colour.name()));
}

void DecodeImageTest::turnedJpeg_isUpright_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QSize>("upright");
    QTest::addColumn<QPoint>("dark");  // where the corner that is stored at the top left comes to lie
    QTest::newRow("as stored") << 1 << QSize(300, 200) << QPoint(0, 0);
    QTest::newRow("upside down") << 3 << QSize(300, 200) << QPoint(1, 1);
    QTest::newRow("a quarter to the right") << 6 << QSize(200, 300) << QPoint(1, 0);
    QTest::newRow("a quarter to the left") << 8 << QSize(200, 300) << QPoint(0, 1);
    QTest::newRow("no such orientation") << 77 << QSize(300, 200) << QPoint(0, 0);
}

void DecodeImageTest::turnedJpeg_isUpright()
{
    QFETCH(int, orientation);
    QFETCH(QSize, upright);
    QFETCH(QPoint, dark);
    QImage stored(300, 200, QImage::Format_RGB32);
    stored.fill(Qt::white);
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 40; ++x)
            stored.setPixelColor(x, y, Qt::black);
    }
    const QByteArray bytes = withOrientation(encoded(stored, "jpeg"), static_cast<char>(orientation));
    for (const QSize& bound : {QSize(), QSize(100, 100)}) {
        const DecodedImage result = decoded(bytes, QStringLiteral("turned.jpg"), bound);
        QCOMPARE(result.originalSize, upright);
        const QSize expected = bound.isEmpty() ? upright : upright.scaled(bound, Qt::KeepAspectRatio);
        QVERIFY(std::abs(result.image.width() - expected.width()) <= 1);
        QVERIFY(std::abs(result.image.height() - expected.height()) <= 1);
        const QPoint corner(dark.x() * (result.image.width() - 9) + 4,
                            dark.y() * (result.image.height() - 9) + 4);
        QVERIFY(result.image.pixelColor(corner).lightness() < 60);
        QVERIFY(result.image.pixelColor(result.image.rect().center()).lightness() > 200);
    }
}

void DecodeImageTest::unicodePath_isFound()
{
    const QByteArray bytes = encoded(picture({10, 10}), "png");
    QCOMPARE(decoded(bytes, QStringLiteral("größe 写真 🐕 'quoted' %20.png")).image.size(), QSize(10, 10));
}

void DecodeImageTest::bound_isKeptAndNothingEnlarged_data()
{
    QTest::addColumn<QSize>("stored");
    QTest::addColumn<QSize>("bound");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("smaller than the bound") << QSize(50, 30) << QSize(100, 100) << QSize(50, 30);
    QTest::newRow("as large as the bound") << QSize(100, 100) << QSize(100, 100) << QSize(100, 100);
    QTest::newRow("wide") << QSize(400, 100) << QSize(100, 100) << QSize(100, 25);
    QTest::newRow("tall") << QSize(100, 400) << QSize(100, 100) << QSize(25, 100);
    QTest::newRow("a pixel") << QSize(1, 1) << QSize(100, 100) << QSize(1, 1);
    QTest::newRow("a thread") << QSize(1, 30000) << QSize(100, 100) << QSize(1, 100);
    QTest::newRow("a thread, whole") << QSize(1, 30000) << QSize() << QSize(1, 30000);
    QTest::newRow("a wide thread") << QSize(30000, 2) << QSize(100, 100) << QSize(100, 1);
}

void DecodeImageTest::bound_isKeptAndNothingEnlarged()
{
    QFETCH(QSize, stored);
    QFETCH(QSize, bound);
    QFETCH(QSize, expected);
    for (const char* format : {"jpeg", "png"}) {
        const DecodedImage result =
            decoded(encoded(picture(stored), format), QStringLiteral("bounded"), bound);
        QCOMPARE(result.image.size(), expected);
        QCOMPARE(result.originalSize, stored);
    }
}

void DecodeImageTest::hugePng_isRefusedWithItsSize()
{
    const DecodedImage result = decoded(pngHeader(20'000, 20'000), QStringLiteral("huge.png"), {800, 600});
    QVERIFY2(result.problem.contains(QStringLiteral("20000 × 20000")), qPrintable(result.problem));
    QVERIFY(!decoded(pngHeader(0x7fffffff, 0x7fffffff)).problem.isEmpty());
    QVERIFY(!decoded(pngHeader(0, 0)).problem.isEmpty());
}

void DecodeImageTest::hugeJpeg_isDecodedReduced()
{
    // The image data of a small one: the rest is missing, but memory is asked for by the claimed size.
    const QByteArray small = encoded(picture({64, 64}).convertToFormat(QImage::Format_Grayscale8), "jpeg");
    const DecodedImage half = decoded(withJpegSize(small, 12'000, 9'000));
    QCOMPARE(half.problem, QString());
    QCOMPARE(half.originalSize, QSize(12'000, 9'000));
    QCOMPARE(half.image.size(), QSize(6'000, 4'500));
    const DecodedImage bounded =
        decoded(withJpegSize(small, 65'000, 65'000), QStringLiteral("largest"), {800, 600});
    QCOMPARE(bounded.originalSize, QSize(65'000, 65'000));
    QCOMPARE(bounded.image.size(), QSize(600, 600));
}

void DecodeImageTest::hugeProgressiveJpeg_isRefused()
{
    QByteArray bytes = withJpegSize(encoded(picture({64, 64}), "jpeg"), 20'000, 20'000);
    bytes[bytes.indexOf(QByteArrayLiteral("\xff\xc0")) + 1] = '\xc2';
    const DecodedImage result = decoded(bytes, QStringLiteral("progressive"), {800, 600});
    QVERIFY2(result.problem.contains(QStringLiteral("20000 × 20000")), qPrintable(result.problem));
}

}  // namespace decode_image_test

VIZSLA_TEST(tst_decode_image, decode_image_test::DecodeImageTest)
#include "tst_decode_image.moc"
