// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include "tests/support/test_program.h"
#include "ui/images/image_view.h"
#include "ui/theme/theme.h"

using namespace vizsla;

namespace image_view_test {

namespace {

/// A view on the screen, with an image whose colour tells the place: red grows to the right, green downwards.
struct Stage
{
    explicit Stage(const QSize& size = {640, 480})
    {
        view.resize(size);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("the view was not shown");
    }

    static QImage picture(const QSize& size = {256, 256})
    {
        QImage image(size, QImage::Format_RGB32);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x)
                image.setPixelColor(x, y, QColor(255 * x / size.width(), 255 * y / size.height(), 60));
        }
        return image;
    }

    void wheel(const QPoint& at, int notches)
    {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    QColor colourAt(const QPoint& at) { return view.grab().toImage().pixelColor(at); }

    ImageView view;
};

bool isNear(const QColor& one, const QColor& other, int by = 6)
{
    return std::abs(one.red() - other.red()) <= by && std::abs(one.green() - other.green()) <= by &&
           std::abs(one.blue() - other.blue()) <= by;
}

}  // namespace

class ImageViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void image_isFittedAndCentred_data();
    void image_isFittedAndCentred();
    void firstPainted_onceForEachImage();
    void firstPainted_notWhileHidden();
    void firstPainted_forAProblemToo();
    void clear_paintsOnlyTheStage();
    void wheel_keepsThePointUnderTheCursor_data();
    void wheel_keepsThePointUnderTheCursor();
    void zoom_isLimited();
    void zoomWithoutAnImage_doesNothing();
    void drag_pansNoFurtherThanTheEdge();
    void drag_whileFitted_doesNothing();
    void newImage_isFittedAgain();
    void resize_keepsTheFit();
    void detail_isWantedOnlyWhereTheFileHasMore();
    void detail_isWantedAfterTheViewHasGrown();
    void detail_keepsPlaceAndZoom();
    void remark_isPaintedAndGoesWithTheImage();
    void waiting_isSaidAfterAWhile();
    void whatComesSoon_isNotAnnounced();
    void waiting_namesNothing();
    void extremeImages_arePainted_data();
    void extremeImages_arePainted();
};

void ImageViewTest::image_isFittedAndCentred_data()
{
    QTest::addColumn<QSize>("image");
    QTest::addColumn<double>("zoom");
    QTest::newRow("enlarged") << QSize(64, 64) << 7.5;
    QTest::newRow("reduced") << QSize(1280, 960) << 0.5;
    QTest::newRow("wide") << QSize(1280, 64) << 0.5;
    QTest::newRow("tall") << QSize(64, 960) << 0.5;
}

void ImageViewTest::image_isFittedAndCentred()
{
    QFETCH(QSize, image);
    QFETCH(double, zoom);
    Stage stage;
    stage.view.setImage(Stage::picture(image), image);
    QCOMPARE(stage.view.zoom(), zoom);
    QVERIFY(stage.view.isFitted());
    QVERIFY(isNear(stage.colourAt({320, 240}), QColor(128, 128, 60), 10));
}

void ImageViewTest::firstPainted_onceForEachImage()
{
    Stage stage;
    QSignalSpy painted(&stage.view, &ImageView::firstPainted);
    for (int image = 1; image <= 3; ++image) {
        stage.view.setImage(Stage::picture(), {256, 256});
        QCOMPARE(painted.size(), image - 1);
        QVERIFY(painted.wait());
        stage.view.update();
        stage.view.zoomIn();
        stage.view.grab();
        QCOMPARE(painted.size(), image);
    }
}

void ImageViewTest::firstPainted_notWhileHidden()
{
    Stage stage;
    stage.view.hide();
    QSignalSpy painted(&stage.view, &ImageView::firstPainted);
    stage.view.setImage(Stage::picture(), {256, 256});
    // A repaint that was asked for comes with the events that are waiting.
    QCoreApplication::processEvents();
    QVERIFY(painted.isEmpty());
    stage.view.show();
    QVERIFY(painted.wait());
}

void ImageViewTest::firstPainted_forAProblemToo()
{
    Stage stage;
    QSignalSpy painted(&stage.view, &ImageView::firstPainted);
    stage.view.setProblem(QStringLiteral("The image file is empty."));
    QVERIFY(painted.wait());
    QCOMPARE(painted.size(), 1);
    QCOMPARE(stage.view.problem(), QStringLiteral("The image file is empty."));
    QVERIFY(!stage.view.isEmpty());
}

void ImageViewTest::clear_paintsOnlyTheStage()
{
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    stage.view.clear();
    QSignalSpy painted(&stage.view, &ImageView::firstPainted);
    // This paints the view, here and now.
    QCOMPARE(stage.colourAt({320, 240}), coloursFor(stage.view.palette()).stage);
    QVERIFY(painted.isEmpty());
    QVERIFY(stage.view.isEmpty());
}

void ImageViewTest::wheel_keepsThePointUnderTheCursor_data()
{
    QTest::addColumn<QPoint>("at");
    QTest::newRow("middle") << QPoint(320, 240);
    QTest::newRow("left") << QPoint(250, 300);
    QTest::newRow("right") << QPoint(420, 130);
}

void ImageViewTest::wheel_keepsThePointUnderTheCursor()
{
    QFETCH(QPoint, at);
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    // Once the image is larger than the view in both directions nothing but the cursor decides.
    for (int notch = 0; notch < 4; ++notch)
        stage.wheel(at, 1);
    const QColor before = stage.colourAt(at);
    for (const int notches : {1, 2, -1, 3, -2}) {
        stage.wheel(at, notches);
        QVERIFY2(isNear(stage.colourAt(at), before), qPrintable(stage.colourAt(at).name() + before.name()));
    }
}

void ImageViewTest::zoom_isLimited()
{
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    const double fitted = stage.view.zoom();
    stage.wheel({100, 100}, 500);
    QCOMPARE(stage.view.zoom(), 16.0);
    stage.wheel({400, 300}, -500);
    QCOMPARE(stage.view.zoom(), fitted);
    QVERIFY(stage.view.isFitted());
    stage.view.zoomIn();
    QCOMPARE(stage.view.zoom(), fitted * 1.25);
    stage.view.zoomOut();
    QVERIFY(stage.view.isFitted());
}

void ImageViewTest::zoomWithoutAnImage_doesNothing()
{
    Stage stage;
    QSignalSpy wanted(&stage.view, &ImageView::detailWanted);
    stage.view.zoomIn();
    stage.wheel({10, 10}, 3);
    stage.view.setProblem(QStringLiteral("The image file is empty."));
    stage.view.zoomIn();
    QVERIFY(stage.view.isFitted());
    QVERIFY(wanted.isEmpty());
}

void ImageViewTest::drag_pansNoFurtherThanTheEdge()
{
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    for (int notch = 0; notch < 6; ++notch)
        stage.view.zoomIn();
    const QColor under = stage.colourAt({300, 200});
    QTest::mousePress(&stage.view, Qt::LeftButton, {}, {300, 200});
    QTest::mouseMove(&stage.view, {340, 230});
    QVERIFY(isNear(stage.colourAt({340, 230}), under));
    QCOMPARE(stage.view.cursor().shape(), Qt::ClosedHandCursor);
    QTest::mouseMove(&stage.view, {30'000, 30'000});
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, {30'000, 30'000});
    QVERIFY(isNear(stage.colourAt({1, 1}), QColor(0, 0, 60)));
    QCOMPARE(stage.view.cursor().shape(), Qt::OpenHandCursor);
}

void ImageViewTest::drag_whileFitted_doesNothing()
{
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    const QColor before = stage.colourAt({320, 240});
    QTest::mousePress(&stage.view, Qt::LeftButton, {}, {300, 200});
    QTest::mouseMove(&stage.view, {400, 230});
    QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, {400, 230});
    QCOMPARE(stage.colourAt({320, 240}), before);
}

void ImageViewTest::newImage_isFittedAgain()
{
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    stage.view.zoomIn();
    stage.view.setImage(Stage::picture({100, 50}), {100, 50});
    QVERIFY(stage.view.isFitted());
    QCOMPARE(stage.view.zoom(), 6.4);
}

void ImageViewTest::resize_keepsTheFit()
{
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    stage.view.resize(1280, 960);
    QCOMPARE(stage.view.zoom(), 3.75);
    QVERIFY(isNear(stage.colourAt({640, 480}), QColor(128, 128, 60), 4));
}

void ImageViewTest::detail_isWantedOnlyWhereTheFileHasMore()
{
    Stage stage;
    QSignalSpy wanted(&stage.view, &ImageView::detailWanted);
    stage.view.setImage(Stage::picture(), {256, 256});
    stage.view.zoomIn();
    QVERIFY(wanted.isEmpty());
    stage.view.setImage(Stage::picture({480, 480}), {4000, 4000});
    QVERIFY(wanted.isEmpty());
    stage.view.zoomIn();
    QCOMPARE(wanted.size(), 1);
}

void ImageViewTest::detail_isWantedAfterTheViewHasGrown()
{
    Stage stage;
    QSignalSpy wanted(&stage.view, &ImageView::detailWanted);
    stage.view.setImage(Stage::picture({480, 480}), {4000, 4000});
    stage.view.resize(640, 500);
    stage.view.resize(640, 600);
    QVERIFY(wanted.wait());
    QCOMPARE(wanted.size(), 1);
    stage.view.setDetail(Stage::picture({600, 600}));
    // What is there is enough for a little less; a little more wants detail again.
    stage.view.resize(640, 590);
    QTimer later;
    later.setSingleShot(true);
    QSignalSpy settled(&later, &QTimer::timeout);
    later.start(300);  // behind the timer of the view, however slow the machine is
    QVERIFY(settled.wait());
    QCOMPARE(wanted.size(), 1);
    stage.view.resize(640, 640);
    QVERIFY(wanted.wait());
    QCOMPARE(wanted.size(), 2);
}

void ImageViewTest::detail_keepsPlaceAndZoom()
{
    Stage stage;
    stage.view.setImage(Stage::picture({240, 240}), {1024, 1024});
    for (int notch = 0; notch < 5; ++notch)
        stage.wheel({200, 200}, 1);
    const double zoom = stage.view.zoom();
    const QColor before = stage.colourAt({400, 300});
    QSignalSpy painted(&stage.view, &ImageView::firstPainted);
    stage.view.setDetail(Stage::picture({1024, 1024}));
    QCOMPARE(stage.view.zoom(), zoom);
    QVERIFY(isNear(stage.colourAt({400, 300}), before));
    QVERIFY(painted.isEmpty());
}

void ImageViewTest::remark_isPaintedAndGoesWithTheImage()
{
    Stage stage;
    stage.view.setImage(Stage::picture(), {256, 256});
    const QImage without = stage.view.grab().toImage();
    stage.view.setImage(Stage::picture(), {256, 256}, QStringLiteral("Part of the picture is missing."));
    QVERIFY(stage.view.grab().toImage() != without);
    QVERIFY(!stage.view.remark().isEmpty());
    stage.view.setImage(Stage::picture(), {256, 256});
    QCOMPARE(stage.view.grab().toImage(), without);
}

void ImageViewTest::waiting_isSaidAfterAWhile()
{
    Stage stage;
    const QImage bare = stage.view.grab().toImage();
    QSignalSpy painted(&stage.view, &ImageView::firstPainted);
    stage.view.wait();
    QVERIFY(!stage.view.saysWaiting());
    QCOMPARE(stage.view.grab().toImage(), bare);
    QTRY_VERIFY(stage.view.saysWaiting());
    QVERIFY(stage.view.grab().toImage() != bare);
    QVERIFY(!stage.view.accessibleDescription().isEmpty());
    // It is neither an image nor why there is none.
    QVERIFY(painted.isEmpty() && stage.view.isEmpty());
    stage.view.setImage(Stage::picture(), {256, 256});
    QVERIFY(!stage.view.saysWaiting());
    QVERIFY(stage.view.accessibleDescription().isEmpty());
    QVERIFY(painted.wait());
    stage.view.clear();
    QCOMPARE(stage.view.grab().toImage(), bare);
}

void ImageViewTest::whatComesSoon_isNotAnnounced()
{
    Stage stage;
    stage.view.wait();
    stage.view.setImage(Stage::picture(), {256, 256});
    const QImage shown = stage.view.grab().toImage();
    // Another view that began to wait later is past its delay; so would this one be.
    ImageView later;
    later.wait();
    QTRY_VERIFY(later.saysWaiting());
    QVERIFY(!stage.view.saysWaiting());
    QCOMPARE(stage.view.grab().toImage(), shown);
    stage.view.wait();
    stage.view.setProblem(QStringLiteral("The image file is empty."));
    QCOMPARE(stage.view.accessibleDescription(), QStringLiteral("The image file is empty."));
}

/// In a test a name would tell what the image shows.
void ImageViewTest::waiting_namesNothing()
{
    ImageView first;
    ImageView second;
    first.setImage(Stage::picture(), {256, 256}, QStringLiteral("Part of the picture is missing."));
    first.wait();
    second.wait();
    QTRY_VERIFY(first.saysWaiting() && second.saysWaiting());
    QCOMPARE(first.accessibleDescription(), second.accessibleDescription());
    QVERIFY(first.accessibleName().isEmpty() && first.toolTip().isEmpty());
}

void ImageViewTest::extremeImages_arePainted_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a pixel") << QSize(1, 1);
    QTest::newRow("a thread") << QSize(1, 30000);
    QTest::newRow("a wide thread") << QSize(30000, 1);
}

void ImageViewTest::extremeImages_arePainted()
{
    QFETCH(QSize, size);
    Stage stage;
    QSignalSpy painted(&stage.view, &ImageView::firstPainted);
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    stage.view.setImage(image, size);
    QVERIFY(painted.wait());
    stage.wheel({320, 240}, 40);
    stage.view.grab();
    stage.wheel({320, 240}, -3);
    stage.view.fit();
    stage.view.grab();
    stage.view.resize(1, 1);
    stage.view.grab();
}

}  // namespace image_view_test

VIZSLA_TEST(tst_image_view, image_view_test::ImageViewTest)
#include "tst_image_view.moc"
