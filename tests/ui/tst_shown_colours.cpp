// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A photograph with a colour profile has its right colours wherever one is shown.
#include <QFile>
#include <QTest>
#include <QTextBlock>

#include "tests/support/colour_profiles.h"
#include "tests/support/coloured_files.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/test_program.h"
#include "ui/classes/photo_strip.h"
#include "ui/gallery/gallery_entry.h"
#include "ui/gallery/gallery_model.h"
#include "ui/guide/guide_document.h"
#include "ui/images/image_view.h"
#include "ui/labeling/session_images.h"
#include "ui/study/search_results_model.h"

using namespace vizsla;
using namespace vizsla::test;

namespace shown_colours_test {

namespace {

/// Two beagles and a husky, all orange, stored as a green by a profile whose channels are exchanged.
struct Desk : DeskFixture
{
    Desk() : images(addPictures("photos", "beagle beagle husky"))
    {
        for (const Image& image : images)
            write(study().folder() / "images" / "photos" / image.file);
        writeGuidePage(QStringLiteral("dogs.md"),
                       QStringLiteral("---\ntitle: Dogs\nsection: Dogs\nclasses: beagle\n---\n"
                                      "![](photos:beagle)\n\n![a dog](dog.png)\n"));
        write(guideFolder() / "dog.png");
        open();
        for (Image& image : images)
            image.file = study().folder() / "images" / "photos" / image.file;
    }

    static void write(const std::filesystem::path& path)
    {
        QImage stored(300, 200, QImage::Format_RGB32);
        stored.fill(QColor(140, 255, 0));
        QFile file(QString::fromStdString(path.string()));
        if (!file.open(QIODevice::WriteOnly) ||
            !file.write(pngWithProfile(encodedAs(stored, "png"), swappedProfile())))
            qFatal("a photograph cannot be written");
    }

    std::vector<Image> images;
};

bool isOrange(const QColor& colour)
{
    return std::abs(colour.red() - 255) <= 4 && std::abs(colour.green() - 140) <= 4 && colour.blue() <= 4;
}

bool isOrange(const QImage& image)
{
    return !image.isNull() && isOrange(image.pixelColor(image.rect().center()));
}

}  // namespace

class ShownColoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stage();
    void stageZoomedIn();
    void stageThatWaits_saysSo();
    void abandonedImage_isThereWhenItIsWantedAgain();
    void thumbnailOfAClass();
    void stripOfExamples();
    void gallery();
    void guide();
};

void ShownColoursTest::stage()
{
    Desk desk;
    ImageView view;
    view.resize(400, 300);
    SessionImages images(desk.desk().images, view);
    images.show(desk.images.front().file);
    QTRY_VERIFY(!view.isEmpty());
    QVERIFY(isOrange(view.grab().toImage()));
}

void ShownColoursTest::stageZoomedIn()
{
    Desk desk;
    ImageView view;
    view.resize(170, 130);
    SessionImages images(desk.desk().images, view);
    images.show(desk.images.front().file);
    QTRY_VERIFY(!view.isEmpty());
    view.showActualSize();
    // The detail has been asked for, and has come when it is kept.
    QTRY_VERIFY(desk.desk().images.decoded(desk.images.front().file, {}));
    QCoreApplication::processEvents();
    QVERIFY(isOrange(view.grab().toImage()));
}

void ShownColoursTest::stageThatWaits_saysSo()
{
    Desk desk;
    ImageView view;
    view.resize(400, 300);
    SessionImages images(desk.desk().images, view);
    images.show(desk.images.front().file);
    QVERIFY(view.isWaiting());
    QTRY_VERIFY(!view.isEmpty());
    QVERIFY(!view.isWaiting());
    // Decoded already, it is there at once.
    images.show(desk.images.front().file);
    QVERIFY(!view.isWaiting() && !view.isEmpty());
    images.show(desk.images.back().file);
    QVERIFY(view.isWaiting() && view.isEmpty());
    images.clear();
    QVERIFY(!view.isWaiting());
}

void ShownColoursTest::abandonedImage_isThereWhenItIsWantedAgain()
{
    Desk desk;
    ImageView view;
    view.resize(400, 300);
    SessionImages images(desk.desk().images, view);
    for (int round = 0; round < 3; ++round) {
        for (const Image& image : desk.images)
            images.show(image.file);
    }
    images.show(desk.images.front().file);
    QTRY_VERIFY(!view.isEmpty());
    QVERIFY(isOrange(view.grab().toImage()));
}

void ShownColoursTest::thumbnailOfAClass()
{
    Desk desk;
    SearchResultsModel model(desk.desk());
    model.setQuery(QStringLiteral("beagle"));
    QVERIFY(model.rowCount() > 0);
    const auto photo = [&] { return model.index(0).data(SearchResultsModel::PhotoRole).value<QImage>(); };
    QTRY_VERIFY(!photo().isNull());
    QVERIFY(isOrange(photo()));
}

void ShownColoursTest::stripOfExamples()
{
    Desk desk;
    PhotoStrip strip(desk.desk(), 60, 1);
    strip.resize(60, 60);
    strip.setClass(desk.images.front().assignedWnid);
    QCOMPARE(strip.photoCount(), 1);
    QTRY_VERIFY(isOrange(strip.grab().toImage()));
}

void ShownColoursTest::gallery()
{
    Desk desk;
    GalleryModel model(desk.desk());
    model.setEntries({{desk.images.front(), desk.images.front().assignedWnid, {}, Micros(1)}}, true);
    const auto photo = [&] { return model.index(0).data(GalleryModel::PhotoRole).value<QImage>(); };
    QTRY_VERIFY(!photo().isNull());
    QVERIFY(isOrange(photo()));
}

void ShownColoursTest::guide()
{
    Desk desk;
    GuideDocument document(desk.desk());
    document.resize(700, 500);
    const GuidePage* page = desk.desk().guide().page("dogs");
    QVERIFY(page);
    document.showPage(*page);
    const auto picture = [&](int number) {
        const QUrl url(QStringLiteral("picture:%1").arg(number));
        return document.document()->resource(QTextDocument::ImageResource, url).value<QImage>();
    };
    QTRY_VERIFY(isOrange(picture(1)));
    QTRY_VERIFY(isOrange(picture(0).pixelColor(20, picture(0).height() - 20)));
}

}  // namespace shown_colours_test

VIZSLA_TEST(tst_shown_colours, shown_colours_test::ShownColoursTest)
#include "tst_shown_colours.moc"
