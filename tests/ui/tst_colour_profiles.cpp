// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

#include "tests/support/colour_profiles.h"
#include "tests/support/coloured_files.h"
#include "tests/support/test_program.h"
#include "ui/images/colour_profile.h"
#include "ui/images/decode_image.h"
#include "ui/images/to_srgb.h"

using namespace vizsla;
using namespace vizsla::test;

namespace colour_profiles_test {

namespace {

constexpr QSize size(96, 64);

/// Every colour a little different from its neighbours.
QImage gradient(QImage::Format format = QImage::Format_RGB32)
{
    QImage image(size, QImage::Format_RGBA64);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const auto across = static_cast<quint16>(65535 * x / (size.width() - 1));
            const auto down = static_cast<quint16>(65535 * y / (size.height() - 1));
            image.setPixelColor(
                x, y, QColor::fromRgba64(across, down, static_cast<quint16>(65535 - across / 2 - down / 2)));
        }
    }
    return image.convertToFormat(format);
}

QImage greyGradient(QImage::Format format)
{
    QImage image(size, QImage::Format_Grayscale16);
    for (int y = 0; y < size.height(); ++y) {
        auto* row = reinterpret_cast<quint16*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x)
            row[x] =
                static_cast<quint16>(65535 * (y * size.width() + x) / (size.width() * size.height() - 1));
    }
    return image.convertToFormat(format);
}

using Channels = std::function<std::vector<double>(const QPoint&)>;

Channels coloursOf(const QImage& image)
{
    return [image = image.convertToFormat(QImage::Format_RGBA64)](const QPoint& place) {
        const QRgba64 colour = image.pixelColor(place).rgba64();
        return std::vector<double>{colour.red() / 65535.0, colour.green() / 65535.0, colour.blue() / 65535.0};
    };
}

Channels greysOf(const QImage& image)
{
    return [image = image.convertToFormat(QImage::Format_RGBA64)](const QPoint& place) {
        return std::vector<double>{image.pixelColor(place).rgba64().red() / 65535.0};
    };
}

Channels sharesOf(const Inks& inks)
{
    return [inks](const QPoint& place) {
        std::vector<double> shares;
        for (const int ink : inks.at(place))
            shares.push_back(ink / 255.0);
        return shares;
    };
}

int distance(QRgb one, QRgb other)
{
    return std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                     std::abs(qBlue(one) - qBlue(other))});
}

/// The largest, over all pixels.
int distance(const QImage& image, const QByteArray& icc, const Channels& channels)
{
    const ReferenceColours reference(icc);
    int largest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            largest = std::max(largest, distance(image.pixel(x, y), reference.srgb(channels({x, y}))));
    }
    return largest;
}

int distance(const QImage& one, const QImage& other)
{
    int largest = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            largest = std::max(largest, distance(one.pixel(x, y), other.pixel(x, y)));
    }
    return largest;
}

QImage bareDecoded(const QByteArray& file)
{
    return QImage::fromData(file);
}

const std::pair<const char*, QByteArray (*)()> rgbProfiles[] = {{"AdobeRGB", adobeRgbProfile},
                                                                {"Display P3", displayP3Profile},
                                                                {"ProPhoto", proPhotoProfile},
                                                                {"swapped channels", swappedProfile},
                                                                {"a table", tableRgbProfile}};

}  // namespace

class ColourProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void profileOfColours_isConvertedFrom_data();
    void profileOfColours_isConvertedFrom();
    void sixteenBits_areConvertedFromAsSuch_data();
    void sixteenBits_areConvertedFromAsSuch();
    void swappedChannels_giveTheOrangeBack();
    void transparency_isKept();
    void palette_isConverted();
    void profileOfGreys_isConvertedFrom_data();
    void profileOfGreys_isConvertedFrom();
    void inksWithAProfile_areConvertedFrom_data();
    void inksWithAProfile_areConvertedFrom();
    void inksWithoutAProfile_takeAwayTheirShare_data();
    void inksWithoutAProfile_takeAwayTheirShare();
    void turnedAndReducedInks_areUprightAndSmall();
    void cutOffInks_areShownAndSaid();
    void profileInPieces_isPutTogether_data();
    void profileInPieces_isPutTogether();
    void pngGamma_isConvertedFrom();
    void pngSrgbChunk_changesNothing();
    void profileThatIsSrgb_changesNothing_data();
    void profileThatIsSrgb_changesNothing();
    void profileOfAnotherKind_isIgnored_data();
    void profileOfAnotherKind_isIgnored();
    void brokenProfile_isTakenForSrgb_data();
    void brokenProfile_isTakenForSrgb();
    void damagedProfiles_doNoHarm();
    void reducedImage_hasTheSameColours();
    void profile_isMadeReadyOnce();
    void abandonedConversion_ends();
    void manyThreads_getTheSame();

private:
    DecodedImage decoded(const QByteArray& bytes, const QSize& bound = {});

    QTemporaryDir m_folder;
};

DecodedImage ColourProfilesTest::decoded(const QByteArray& bytes, const QSize& bound)
{
    QFile file(m_folder.filePath(QStringLiteral("photograph")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write the photograph");
    file.close();
    return decodeImage(file.fileName().toStdString(), bound);
}

void ColourProfilesTest::profileOfColours_isConvertedFrom_data()
{
    QTest::addColumn<QByteArray>("icc");
    QTest::addColumn<QByteArray>("file");
    for (const auto& [name, make] : rgbProfiles) {
        const QByteArray icc = make();
        QTest::addRow("%s in a PNG", name) << icc << pngWithProfile(encodedAs(gradient(), "png"), icc);
        QTest::addRow("%s in a JPEG", name) << icc << jpegWithProfile(encodedAs(gradient(), "jpeg", 95), icc);
        const auto formats = QImageWriter::supportedImageFormats();
        if (formats.contains("tiff"))
            QTest::addRow("%s in a TIFF", name) << icc << tiffWithProfile(gradient(), icc);
        if (formats.contains("webp"))
            QTest::addRow("%s in a WebP", name)
                << icc << webpWithProfile(encodedAs(gradient(), "webp", 100), size, icc);
    }
}

void ColourProfilesTest::profileOfColours_isConvertedFrom()
{
    QFETCH(QByteArray, icc);
    QFETCH(QByteArray, file);
    const DecodedImage result = decoded(file);
    QCOMPARE(result.problem, QString());
    QCOMPARE(result.image.format(), QImage::Format_RGB32);
    const QImage bare = bareDecoded(file);
    const int off = distance(result.image, icc, coloursOf(bare));
    QVERIFY2(off <= 2, qPrintable(QStringLiteral("%1 levels off").arg(off)));
    QVERIFY(distance(result.image, bare.convertToFormat(QImage::Format_RGB32)) > 10);
}

void ColourProfilesTest::sixteenBits_areConvertedFromAsSuch_data()
{
    QTest::addColumn<QByteArray>("icc");
    for (const auto& [name, make] : rgbProfiles)
        QTest::newRow(name) << make();
}

void ColourProfilesTest::sixteenBits_areConvertedFromAsSuch()
{
    QFETCH(QByteArray, icc);
    const QImage deep = gradient(QImage::Format_RGBX64);
    const DecodedImage result = decoded(pngWithProfile(encodedAs(deep, "png"), icc));
    QCOMPARE(result.image.format(), QImage::Format_RGB32);
    const int off = distance(result.image, icc, coloursOf(deep));
    QVERIFY2(off <= 2, qPrintable(QStringLiteral("%1 levels off").arg(off)));
}

void ColourProfilesTest::swappedChannels_giveTheOrangeBack()
{
    QImage stored(size, QImage::Format_RGB32);
    stored.fill(QColor(140, 255, 0));
    const QColor seen =
        decoded(jpegWithProfile(encodedAs(stored, "jpeg", 100), swappedProfile())).image.pixelColor(40, 30);
    QVERIFY2(seen.red() > 250 && std::abs(seen.green() - 140) < 5 && seen.blue() < 10,
             qPrintable(seen.name()));
}

void ColourProfilesTest::transparency_isKept()
{
    for (const auto format : {QImage::Format_ARGB32, QImage::Format_RGBA64}) {
        QImage image = gradient(format);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                QColor colour = image.pixelColor(x, y);
                colour.setAlpha(x < size.width() / 2 ? 255 : 128);
                image.setPixelColor(x, y, colour);
            }
        }
        const DecodedImage result = decoded(pngWithProfile(encodedAs(image, "png"), displayP3Profile()));
        QCOMPARE(result.image.format(), QImage::Format_ARGB32_Premultiplied);
        QCOMPARE(result.image.pixelColor(10, 10).alpha(), 255);
        QCOMPARE(result.image.pixelColor(80, 10).alpha(), 128);
        const ReferenceColours reference(displayP3Profile());
        for (const QPoint place : {QPoint(10, 10), QPoint(80, 50)}) {
            const QRgb expected = reference.srgb(coloursOf(image)(place));
            QVERIFY(distance(result.image.pixelColor(place).rgb(), expected) <= 3);
        }
    }
}

void ColourProfilesTest::palette_isConverted()
{
    const QImage indexed = gradient().convertToFormat(QImage::Format_Indexed8);
    const QByteArray icc = adobeRgbProfile();
    const DecodedImage result = decoded(pngWithProfile(encodedAs(indexed, "png"), icc));
    QVERIFY(distance(result.image, icc, coloursOf(indexed)) <= 2);
}

void ColourProfilesTest::profileOfGreys_isConvertedFrom_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QImage>("stored");
    const QByteArray icc = greyProfile(1.5);
    const QImage grey = greyGradient(QImage::Format_Grayscale8);
    const QByteArray jpeg = jpegWithProfile(encodedAs(grey, "jpeg", 95), icc);
    QTest::newRow("JPEG") << jpeg << bareDecoded(jpeg);
    QTest::newRow("PNG") << pngWithProfile(encodedAs(grey, "png"), icc) << grey;
    const QImage deep = greyGradient(QImage::Format_Grayscale16);
    QTest::newRow("PNG of 16 bits") << pngWithProfile(encodedAs(deep, "png"), icc) << deep;
    const QImage colours = grey.convertToFormat(QImage::Format_ARGB32);
    QTest::newRow("PNG of equal colours") << pngWithProfile(encodedAs(colours, "png"), icc) << grey;
}

void ColourProfilesTest::profileOfGreys_isConvertedFrom()
{
    QFETCH(QByteArray, file);
    QFETCH(QImage, stored);
    const DecodedImage result = decoded(file);
    QCOMPARE(result.problem, QString());
    const int off = distance(result.image, greyProfile(1.5), greysOf(stored));
    QVERIFY2(off <= 2, qPrintable(QStringLiteral("%1 levels off").arg(off)));
    QVERIFY(distance(result.image, stored.convertToFormat(QImage::Format_RGB32)) > 10);
}

void ColourProfilesTest::inksWithAProfile_areConvertedFrom_data()
{
    QTest::addColumn<InkStorage>("storage");
    QTest::newRow("Adobe's inverted CMYK") << InkStorage::AdobeInverted;
    QTest::newRow("Adobe's YCCK") << InkStorage::AdobeInvertedYcck;
    QTest::newRow("plain CMYK") << InkStorage::Plain;
}

void ColourProfilesTest::inksWithAProfile_areConvertedFrom()
{
    QFETCH(InkStorage, storage);
    const QByteArray icc = pressProfile();
    const QByteArray jpeg = cmykJpeg(gradientInks(size), storage);
    const DecodedImage result = decoded(jpegWithProfile(jpeg, icc));
    QCOMPARE(result.problem, QString());
    QCOMPARE(result.damage, QString());
    QCOMPARE(result.image.format(), QImage::Format_RGB32);
    QCOMPARE(result.originalSize, size);
    const int off = distance(result.image, icc, sharesOf(inksIn(jpeg, storage)));
    QVERIFY2(off <= 2, qPrintable(QStringLiteral("%1 levels off").arg(off)));
    QVERIFY(distance(result.image, decoded(jpeg).image) > 10);
}

void ColourProfilesTest::inksWithoutAProfile_takeAwayTheirShare_data()
{
    inksWithAProfile_areConvertedFrom_data();
}

void ColourProfilesTest::inksWithoutAProfile_takeAwayTheirShare()
{
    QFETCH(InkStorage, storage);
    const QByteArray jpeg = cmykJpeg(gradientInks(size), storage);
    const Inks inks = inksIn(jpeg, storage);
    for (const QByteArray& file : {jpeg, jpegWithProfile(jpeg, adobeRgbProfile())}) {
        const QImage image = decoded(file).image;
        for (const QPoint place : {QPoint(0, 0), QPoint(95, 63), QPoint(10, 50), QPoint(70, 20)}) {
            const auto ink = inks.at(place);
            const auto seen = [&](std::size_t of) { return (255 - ink[of]) * (255 - ink[3]) / 255; };
            QVERIFY(distance(image.pixel(place), qRgb(seen(0), seen(1), seen(2))) <= 1);
        }
    }
}

void ColourProfilesTest::turnedAndReducedInks_areUprightAndSmall()
{
    Inks inks{QSize(600, 400), QByteArray(600 * 400 * 4, '\0')};
    for (int y = 0; y < 80; ++y) {
        for (int x = 0; x < 80; ++x)
            inks.bytes[(y * 600 + x) * 4 + 3] = '\xff';
    }
    const QByteArray jpeg = jpegWithProfile(cmykJpeg(inks, InkStorage::AdobeInverted), pressProfile());
    const QByteArray turned = jpeg.first(2) +
                              QByteArrayLiteral(
                                  "\xff\xe1\x00\x22"
                                  "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01"
                                  "\0\x06\0\0\0\0\0\0") +
                              jpeg.mid(2);
    for (const QSize bound : {QSize(), QSize(100, 100)}) {
        const DecodedImage result = decoded(turned, bound);
        QCOMPARE(result.originalSize, QSize(400, 600));
        QCOMPARE(result.image.size(),
                 bound.isEmpty() ? QSize(400, 600) : QSize(400, 600).scaled(bound, Qt::KeepAspectRatio));
        QVERIFY(result.image.pixelColor(result.image.width() - 5, 4).lightness() < 120);
        QVERIFY(result.image.pixelColor(4, 4).lightness() > 200);
    }
}

void ColourProfilesTest::cutOffInks_areShownAndSaid()
{
    const QByteArray jpeg =
        jpegWithProfile(cmykJpeg(gradientInks({300, 200}), InkStorage::AdobeInverted), pressProfile());
    const DecodedImage result = decoded(jpeg.first(jpeg.size() * 9 / 10));
    QCOMPARE(result.image.size(), QSize(300, 200));
    QVERIFY(result.damage.contains(QStringLiteral("cut off")));
    const DecodedImage headOnly = decoded(jpeg.first(jpeg.indexOf("\xff\xda")));
    QVERIFY(!headOnly.problem.isEmpty());
}

void ColourProfilesTest::profileInPieces_isPutTogether_data()
{
    QTest::addColumn<qsizetype>("pieceSize");
    QTest::addColumn<bool>("isReversed");
    QTest::newRow("two") << qsizetype{40'000} << false;
    QTest::newRow("the last one of few bytes") << pressProfile().size() - 20 << false;
    QTest::newRow("many, the last first") << qsizetype{1'000} << true;
}

void ColourProfilesTest::profileInPieces_isPutTogether()
{
    QFETCH(qsizetype, pieceSize);
    QFETCH(bool, isReversed);
    QByteArray icc = pressProfile();
    const QByteArray jpeg = cmykJpeg(gradientInks(size), InkStorage::AdobeInverted);
    const QImage whole = decoded(jpegWithProfile(jpeg, icc)).image;
    QCOMPARE(decoded(jpegWithProfile(jpeg, icc, pieceSize, isReversed)).image, whole);
    // One that is missing makes the profile useless.
    QByteArray missing = jpegWithProfile(jpeg, icc, pieceSize, isReversed);
    missing.replace(missing.indexOf("ICC_PROFILE"), 3, "XXX");
    QCOMPARE(decoded(missing).image, decoded(jpeg).image);
}

void ColourProfilesTest::pngGamma_isConvertedFrom()
{
    // sRGB's primaries, and light itself: a gamma of 1.
    const QByteArray png = encodedAs(gradient(), "png");
    const QByteArray gamma = withPngChunk(png, "gAMA", QByteArray::fromHex("000186a0"));
    const QByteArray both = withPngChunk(gamma, "cHRM",
                                         QByteArray::fromHex("00007a2600008084"
                                                             "0000fa0000008 0e8"
                                                             "0000753000 00ea60"
                                                             "00003a9800001770"));
    const double linear = 100 / 255.0;
    const int expected = static_cast<int>(std::lround(255 * (1.055 * std::pow(linear, 1 / 2.4) - 0.055)));
    QImage flat(size, QImage::Format_RGB32);
    flat.fill(QColor(100, 100, 100));
    const QByteArray flatPng = withPngChunk(encodedAs(flat, "png"), "gAMA", QByteArray::fromHex("000186a0"));
    QVERIFY(std::abs(decoded(flatPng).image.pixelColor(5, 5).green() - expected) <= 2);
    QVERIFY(distance(decoded(both).image, decoded(gamma).image) <= 2);
}

void ColourProfilesTest::pngSrgbChunk_changesNothing()
{
    const QByteArray png = withPngChunk(encodedAs(gradient(), "png"), "sRGB", QByteArray(1, '\0'));
    QCOMPARE(decoded(png).image, gradient());
}

void ColourProfilesTest::profileThatIsSrgb_changesNothing_data()
{
    QTest::addColumn<QByteArray>("icc");
    QTest::newRow("made by lcms2") << srgbProfile();
    QTest::newRow("made by Qt") << QColorSpace(QColorSpace::SRgb).iccProfile();
}

void ColourProfilesTest::profileThatIsSrgb_changesNothing()
{
    QFETCH(QByteArray, icc);
    QVERIFY(ColourProfile::open(icc)->isSrgb());
    QCOMPARE(decoded(pngWithProfile(encodedAs(gradient(), "png"), icc)).image, gradient());
    const QByteArray jpeg = encodedAs(gradient(), "jpeg");
    QCOMPARE(decoded(jpegWithProfile(jpeg, icc)).image, decoded(jpeg).image);
    QVERIFY(!ColourProfile::open(displayP3Profile())->isSrgb());
}

void ColourProfilesTest::profileOfAnotherKind_isIgnored_data()
{
    QTest::addColumn<QByteArray>("bare");
    QTest::addColumn<QByteArray>("icc");
    const QByteArray colours = encodedAs(gradient(), "jpeg");
    const QByteArray greys = encodedAs(greyGradient(QImage::Format_Grayscale8), "jpeg");
    QTest::newRow("colours, of greys") << colours << greyProfile(1.5);
    QTest::newRow("colours, of inks") << colours << pressProfile();
    QTest::newRow("greys, of inks") << greys << pressProfile();
}

void ColourProfilesTest::profileOfAnotherKind_isIgnored()
{
    QFETCH(QByteArray, bare);
    QFETCH(QByteArray, icc);
    QCOMPARE(decoded(jpegWithProfile(bare, icc)).image, decoded(bare).image);
}

void ColourProfilesTest::brokenProfile_isTakenForSrgb_data()
{
    QTest::addColumn<QByteArray>("icc");
    const QByteArray whole = displayP3Profile();
    QTest::newRow("text") << QByteArray("no profile at all, only some text");
    QTest::newRow("a header") << whole.first(128);
    QTest::newRow("cut off") << whole.first(whole.size() / 2);
    QTest::newRow("another signature") << QByteArray(whole).replace(36, 4, "abcd");
    QTest::newRow("a link from device to device") << QByteArray(whole).replace(12, 4, "link");
    QTest::newRow("named colours") << QByteArray(whole).replace(12, 4, "nmcl");
    QTest::newRow("too many tags") << QByteArray(whole).replace(128, 4, QByteArray::fromHex("ffffffff"));
    QTest::newRow("of Lab") << QByteArray(whole).replace(16, 4, "Lab ");
    QTest::newRow("huge") << whole + QByteArray(ColourProfile::largest, '\0');
}

void ColourProfilesTest::brokenProfile_isTakenForSrgb()
{
    QFETCH(QByteArray, icc);
    QVERIFY(!ColourProfile::open(icc));
    QCOMPARE(decoded(pngWithProfile(encodedAs(gradient(), "png"), icc)).image, gradient());
    const QByteArray jpeg = encodedAs(gradient(), "jpeg");
    QCOMPARE(decoded(jpegWithProfile(jpeg, icc)).image, decoded(jpeg).image);
}

/// Whatever comes of them, it comes soon and is an image.
void ColourProfilesTest::damagedProfiles_doNoHarm()
{
    const QByteArray sound[] = {displayP3Profile(), tableRgbProfile(), greyProfile(2.2)};
    quint32 state = 1;
    const auto draw = [&state](quint32 below) {
        state = state * 1664525 + 1013904223;
        return (state >> 8) % below;
    };
    const QByteArray jpeg = encodedAs(gradient(), "jpeg");
    for (const QByteArray& icc : sound) {
        for (int round = 0; round < 60; ++round) {
            QByteArray damaged = icc;
            // Header and tag table more often than what they lead to.
            const auto reach =
                static_cast<quint32>(round % 3 ? std::min<qsizetype>(400, icc.size()) : icc.size());
            for (quint32 byte = 0; byte <= draw(6); ++byte)
                damaged[draw(reach)] = static_cast<char>(draw(256));
            const DecodedImage result = decoded(jpegWithProfile(jpeg, damaged));
            QCOMPARE(result.problem, QString());
            QCOMPARE(result.image.size(), size);
        }
    }
}

void ColourProfilesTest::reducedImage_hasTheSameColours()
{
    QImage stored(800, 600, QImage::Format_RGB32);
    stored.fill(QColor(30, 200, 90));
    const QByteArray icc = proPhotoProfile();
    const QRgb expected = ReferenceColours(icc).srgb({30 / 255.0, 200 / 255.0, 90 / 255.0});
    for (const QByteArray& file : {jpegWithProfile(encodedAs(stored, "jpeg", 100), icc),
                                   pngWithProfile(encodedAs(stored, "png"), icc)}) {
        const DecodedImage result = decoded(file, {80, 80});
        QCOMPARE(result.image.size(), QSize(80, 60));
        QVERIFY(distance(result.image.pixel(40, 30), expected) <= 3);
    }
}

void ColourProfilesTest::profile_isMadeReadyOnce()
{
    ColourProfiles profiles;
    const auto first = profiles.find(displayP3Profile());
    QVERIFY(first);
    QCOMPARE(profiles.find(displayP3Profile()), first);
    QCOMPARE(profiles.made(), 1);
    QVERIFY(!profiles.find("no profile") && !profiles.find("no profile"));
    QCOMPARE(profiles.made(), 2);
    // Of hundreds only the latest are kept.
    for (int number = 0; number < 100; ++number)
        profiles.find(QByteArray::number(number));
    QVERIFY(profiles.find(displayP3Profile()));
    QCOMPARE(profiles.made(), 103);
}

void ColourProfilesTest::abandonedConversion_ends()
{
    const auto profile = ColourProfile::open(swappedProfile());
    QCOMPARE(toSrgb(gradient(), *profile, std::atomic<bool>(true)), gradient());
    QVERIFY(toSrgb(gradient(), *profile, std::atomic<bool>(false)) != gradient());
}

void ColourProfilesTest::manyThreads_getTheSame()
{
    const QByteArray files[] = {
        pngWithProfile(encodedAs(gradient(QImage::Format_RGBX64), "png"), proPhotoProfile()),
        jpegWithProfile(cmykJpeg(gradientInks(size), InkStorage::Plain), pressProfile()),
        jpegWithProfile(encodedAs(gradient(), "jpeg"), tableRgbProfile())};
    std::vector<std::filesystem::path> paths;
    std::vector<QImage> expected;
    for (const QByteArray& bytes : files) {
        expected.push_back(decoded(bytes).image);
        const QString path = m_folder.filePath(QString::number(paths.size()));
        QVERIFY(QFile::copy(m_folder.filePath(QStringLiteral("photograph")), path));
        paths.push_back(path.toStdString());
    }
    ColourProfiles profiles;
    const std::atomic<bool> isAbandoned = false;
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (std::size_t number = 0; number < 4; ++number) {
        threads.emplace_back([&, number] {
            for (std::size_t round = 0; round < 12; ++round) {
                const std::size_t file = (number + round) % paths.size();
                wrong += decodeImage(paths[file], {}, profiles, isAbandoned).image != expected[file];
            }
        });
    }
    threads.clear();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(profiles.made(), 3);
}

}  // namespace colour_profiles_test

VIZSLA_TEST(tst_colour_profiles, colour_profiles_test::ColourProfilesTest)
#include "tst_colour_profiles.moc"
