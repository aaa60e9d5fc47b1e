// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/speed_chart.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_program.h"
#include "ui/theme/theme.h"

using namespace vizsla;

namespace speed_chart_test {

namespace {

using Break = PacedImage::Break;

std::vector<PacedImage> paceOfSeconds(const std::vector<double>& seconds)
{
    std::vector<PacedImage> pace;
    for (const double duration : seconds)
        pace.push_back({Micros(static_cast<std::int64_t>(duration * 1e6))});
    return pace;
}

/// A chart on the screen.
struct Shown
{
    explicit Shown(std::vector<PacedImage> pace)
    {
        chart.resize(460, 210);
        chart.setPace(std::move(pace));
        chart.show();
        if (!QTest::qWaitForWindowExposed(&chart))
            qFatal("the chart was not shown");
    }

    /// Whether a colour is painted near a point.
    bool isPainted(const QPointF& at, const QColor& colour, int reach = 3)
    {
        const QImage picture = chart.grab().toImage();
        for (int y = -reach; y <= reach; ++y) {
            for (int x = -reach; x <= reach; ++x) {
                const QPoint place = at.toPoint() + QPoint(x, y);
                if (picture.rect().contains(place) && picture.pixelColor(place) == colour)
                    return true;
            }
        }
        return false;
    }
    QString readingAt(const QPointF& at)
    {
        QTest::mouseMove(&chart, at.toPoint());
        QCoreApplication::processEvents();
        return chart.reading();
    }

    SpeedChart chart;
};

const Colours& colours()
{
    return coloursOf(Scheme::Light);
}

}  // namespace

class SpeedChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        applyTheme(*qApp, Scheme::Light);
    }

    void everyImage_isPaintedWhereItsTimeIs()
    {
        Shown shown(paceOfSeconds({2, 4, 8, 16, 3}));
        for (std::size_t image = 0; image < 5; ++image)
            QVERIFY(shown.isPainted(shown.chart.pointOf(image), colours().quietText));
        // On a logarithmic scale a doubling is a step of one height.
        const auto height = [&](std::size_t image) { return shown.chart.pointOf(image).y(); };
        QVERIFY(qAbs((height(0) - height(1)) - (height(2) - height(3))) < 0.01);
        QVERIFY(height(3) < height(2));
    }

    void outlier_isInsideWithItsTrueValue()
    {
        Shown shown(paceOfSeconds({2, 3, 2, 100'000, 3}));
        QVERIFY(shown.chart.rect().contains(shown.chart.pointOf(3).toPoint()));
        QVERIFY(shown.isPainted(shown.chart.pointOf(3), colours().quietText));
        QVERIFY2(
            shown.readingAt(shown.chart.pointOf(3)).startsWith(QStringLiteral("Image 4 of 5 · 27:46:40")),
            qPrintable(shown.chart.reading()));
        QVERIFY(shown.chart.accessibleName().contains(QStringLiteral("from 2.0 s to 27:46:40")));
    }

    void pointer_tellsTheValue()
    {
        Shown shown(paceOfSeconds({2, 4, 6, 8, 10}));
        QCOMPARE(shown.readingAt(shown.chart.pointOf(1)), "Image 2 of 5 · 4.0 s · running median 3.0 s");
        QCOMPARE(shown.chart.accessibleDescription(), shown.chart.reading());
        // Anywhere above or below its point is near enough.
        QCOMPARE(shown.readingAt({shown.chart.pointOf(4).x(), 190}),
                 "Image 5 of 5 · 10.0 s · running median 6.0 s");
    }

    void keys_moveFromImageToImage()
    {
        Shown shown(paceOfSeconds({2, 4, 6}));
        shown.chart.setFocus();
        QTRY_VERIFY(shown.chart.hasFocus());
        QVERIFY(shown.chart.reading().startsWith(QStringLiteral("Image 3")));
        const std::pair<Qt::Key, const char*> moves[] = {
            {Qt::Key_Left, "Image 2"},  {Qt::Key_Home, "Image 1"}, {Qt::Key_Left, "Image 1"},
            {Qt::Key_Right, "Image 2"}, {Qt::Key_End, "Image 3"},  {Qt::Key_Right, "Image 3"}};
        for (const auto& [key, reading] : moves) {
            QTest::keyClick(&shown.chart, key);
            QVERIFY2(shown.chart.reading().startsWith(QLatin1String(reading)), reading);
        }
        shown.chart.clearFocus();
        QVERIFY(shown.chart.reading().isEmpty());
    }

    void breaks_areMarkedAndTold()
    {
        auto pace = paceOfSeconds({2, 2, 2, 2});
        pace[1].breakBefore = Break::Pause;
        pace[2].breakBefore = Break::Away;
        pace[3].breakBefore = Break::Interruption;
        Shown shown(pace);
        const char* const texts[] = {"after a pause", "after a break", "after an interruption"};
        QImage marks[3];
        for (std::size_t image = 1; image < 4; ++image) {
            const double x = (shown.chart.pointOf(image - 1).x() + shown.chart.pointOf(image).x()) / 2;
            QVERIFY(shown.isPainted({x, 60}, colours().quietText, 8));
            QVERIFY(shown.readingAt(shown.chart.pointOf(image)).endsWith(QLatin1String(texts[image - 1])));
            marks[image - 1] = shown.chart.grab(QRect(qRound(x) - 6, 20, 13, 14)).toImage();
        }
        // They are told apart by their shape.
        QVERIFY(marks[0] != marks[1] && marks[1] != marks[2] && marks[0] != marks[2]);
    }

    void imageWithoutAnswer_hasAnotherShape()
    {
        auto pace = paceOfSeconds({2, 2});
        pace[1].isAnswered = false;
        Shown shown(pace);
        QVERIFY(!shown.isPainted(shown.chart.pointOf(1), colours().quietText, 2));
        QVERIFY(shown.readingAt(shown.chart.pointOf(1)).contains(QStringLiteral("not answered in time")));
    }

    void slowerSecondHalf_isSaid()
    {
        Shown shown(paceOfSeconds({2, 2, 2, 2, 3, 3, 3, 3}));
        QVERIFY(shown.chart.accessibleName().contains(
            QStringLiteral("First half 2.0 s an image, second half 3.0 s.")));
    }

    void withoutImages_itSaysSo()
    {
        Shown shown({});
        QCOMPARE(shown.chart.accessibleName(), "No times yet.");
        QVERIFY(shown.readingAt({100, 100}).isEmpty());
        shown.chart.setFocus();
        QTest::keyClick(&shown.chart, Qt::Key_Left);
        QVERIFY(shown.chart.reading().isEmpty());
        shown.chart.grab();
    }

    void oneImage_standsInTheMiddle()
    {
        Shown shown(paceOfSeconds({12.4}));
        const QPointF point = shown.chart.pointOf(0);
        QVERIFY(shown.chart.rect().adjusted(60, 40, -60, -40).contains(point.toPoint()));
        QCOMPARE(shown.readingAt(point), "Image 1 of 1 · 12.4 s");
    }

    void manyImages_areAllInside()
    {
        std::vector<double> seconds;
        for (int image = 0; image < 2000; ++image)
            seconds.push_back(0.001 + image % 97);
        Shown shown(paceOfSeconds(seconds));
        for (std::size_t image = 0; image < 2000; ++image)
            QVERIFY(shown.chart.rect().contains(shown.chart.pointOf(image).toPoint()));
        shown.chart.grab();
    }
};

}  // namespace speed_chart_test

VIZSLA_TEST(tst_speed_chart, speed_chart_test::SpeedChartTest)
#include "tst_speed_chart.moc"
