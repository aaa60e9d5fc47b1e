// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ctest runs it at several scale factors of the screen (QT_SCALE_FACTOR).
#include <QApplication>
#include <QLabel>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "tests/support/test_program.h"
#include "ui/images/image_view.h"

using namespace vizsla;

namespace actual_size_test {

namespace {

/// Noise, of which nothing that smooths leaves a pixel as it is.
QImage noise(const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    quint32 state = 7;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            state = state * 1664525 + 1013904223;
            image.setPixel(x, y, 0xff000000 | state >> 8);
        }
    }
    return image;
}

/// A view that stands at an odd place of a window, so that its corner need not lie on a pixel of the screen.
struct Window
{
    Window()
    {
        auto* layout = new QVBoxLayout(&widget);
        layout->setContentsMargins(13, 7, 5, 3);
        layout->addWidget(new QLabel(QStringLiteral("above")));
        layout->addWidget(view, 1);
        widget.resize(701, 503);
        widget.show();
        if (!QTest::qWaitForWindowExposed(&widget))
            qFatal("the window was not shown");
    }

    double ratio() const { return widget.devicePixelRatioF(); }

    /// What is on the screen, in its own pixels.
    QImage screen()
    {
        widget.repaint();
        QImage image =
            widget.screen()->grabWindow(widget.winId()).toImage().convertToFormat(QImage::Format_RGB32);
        image.setDevicePixelRatio(1);
        return image;
    }

    /// The pixels of the screen that are the view's own for certain, without what is written over its lower
    /// edge.
    QRect area() const
    {
        const QRectF own(view->mapTo(&widget, QPoint()), QSizeF(view->size()) - QSizeF(0, 50));
        const QPointF from = own.topLeft() * ratio();
        const QPointF to = own.bottomRight() * ratio();
        return QRect(QPoint(qCeil(from.x()), qCeil(from.y())),
                     QPoint(qFloor(to.x()) - 1, qFloor(to.y()) - 1));
    }

    QWidget widget;
    ImageView* view = new ImageView;
};

/// Where an image lies on a screen, each pixel of it within an area as it is; nothing where it does not.
std::optional<QPoint> placeOn(const QImage& screen, const QRect& area, const QImage& image,
                              const QPoint& about)
{
    const auto liesAt = [&](const QPoint& place) {
        const QRect shown = QRect(place, image.size()) & area & screen.rect();
        return !shown.isEmpty() && screen.copy(shown) == image.copy(shown.translated(-place));
    };
    for (int y = -2; y <= 2; ++y) {
        for (int x = -2; x <= 2; ++x) {
            if (liesAt(about + QPoint(x, y)))
                return about + QPoint(x, y);
        }
    }
    return std::nullopt;
}

}  // namespace

class ActualSizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scaleFactor_isAsAskedFor();
    void everyPixel_isOneOfTheScreen_data();
    void everyPixel_isOneOfTheScreen();
    void panned_staysOnWholePixels();
    void reducedImage_isExactOnceAllPixelsAreThere();
    void wheel_stopsAtActualSize();
    void smallImage_isReducedToItsSizeAndBack();
};

void ActualSizeTest::scaleFactor_isAsAskedFor()
{
    const Window window;
    const double asked = qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1")).toDouble();
    QCOMPARE(window.ratio(), asked);
}

void ActualSizeTest::everyPixel_isOneOfTheScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("smaller than the view") << QSize(301, 203);
    QTest::newRow("larger than the view") << QSize(3001, 2003);
    QTest::newRow("wider than the view") << QSize(3001, 100);
}

void ActualSizeTest::everyPixel_isOneOfTheScreen()
{
    QFETCH(QSize, size);
    Window window;
    const QImage image = noise(size);
    window.view->setImage(image, size);
    window.view->showActualSize();
    QCOMPARE(window.view->deviceZoom(), 1.0);
    const QRectF view(window.view->mapTo(&window.widget, QPoint()), QSizeF(window.view->size()));
    const QPoint about = (view.center() * window.ratio() - QRectF(image.rect()).center()).toPoint();
    QVERIFY(placeOn(window.screen(), window.area(), image, about));
}

void ActualSizeTest::panned_staysOnWholePixels()
{
    Window window;
    const QImage image = noise({2001, 1503});
    window.view->setImage(image, image.size());
    window.view->showActualSize();
    const QRectF view(window.view->mapTo(&window.widget, QPoint()), QSizeF(window.view->size()));
    const QPoint about = (view.center() * window.ratio() - QRectF(image.rect()).center()).toPoint();
    const auto before = placeOn(window.screen(), window.area(), image, about);
    QVERIFY(before);
    QTest::mousePress(window.view, Qt::LeftButton, {}, {300, 200});
    QTest::mouseMove(window.view, {337, 211});
    QTest::mouseRelease(window.view, Qt::LeftButton, {}, {337, 211});
    const QPoint moved = *before + (QPointF(37, 11) * window.ratio()).toPoint();
    QVERIFY(placeOn(window.screen(), window.area(), image, moved));
}

void ActualSizeTest::reducedImage_isExactOnceAllPixelsAreThere()
{
    Window window;
    QSignalSpy wanted(window.view, &ImageView::detailWanted);
    const QImage image = noise({3000, 2000});
    window.view->setImage(image.scaled(600, 400), image.size());
    wanted.clear();
    window.view->showActualSize();
    QCOMPARE(wanted.size(), 1);
    window.view->setDetail(image);
    const QRectF view(window.view->mapTo(&window.widget, QPoint()), QSizeF(window.view->size()));
    const QPoint about = (view.center() * window.ratio() - QRectF(image.rect()).center()).toPoint();
    QVERIFY(placeOn(window.screen(), window.area(), image, about));
}

void ActualSizeTest::wheel_stopsAtActualSize()
{
    Window window;
    const QImage image = noise({3001, 2003});
    window.view->setImage(image, image.size());
    const auto turn = [&](int notches) {
        QWheelEvent event(QPointF(200, 150), window.view->mapToGlobal(QPointF(200, 150)), {},
                          {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(window.view, &event);
    };
    for (int notch = 0; notch < 20 && window.view->deviceZoom() < 1; ++notch)
        turn(1);
    QCOMPARE(window.view->deviceZoom(), 1.0);
    turn(1);
    QVERIFY(window.view->deviceZoom() > 1.2);
    turn(-3);
    QCOMPARE(window.view->deviceZoom(), 1.0);
}

/// The view enlarges a small image to fit; its own size is a step below that.
void ActualSizeTest::smallImage_isReducedToItsSizeAndBack()
{
    Window window;
    const QImage image = noise({100, 80});
    window.view->setImage(image, image.size());
    const double fitted = window.view->zoom();
    window.view->showActualSize();
    QVERIFY(window.view->zoom() < fitted);
    window.view->zoomOut();
    QCOMPARE(window.view->deviceZoom(), 1.0);
    for (int step = 0; step < 20 && !window.view->isFitted(); ++step)
        window.view->zoomIn();
    QVERIFY(window.view->isFitted());
    QCOMPARE(window.view->zoom(), fitted);
}

}  // namespace actual_size_test

VIZSLA_TEST(tst_actual_size, actual_size_test::ActualSizeTest)
#include "tst_actual_size.moc"
