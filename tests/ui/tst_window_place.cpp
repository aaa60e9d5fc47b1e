// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QScreen>
#include <QTest>
#include <QWidget>

#include "tests/support/test_program.h"
#include "ui/widgets/window_place.h"

using namespace vizsla;

namespace window_place_test {

namespace {

constexpr QSize usual(400, 300);

/// A window as it is opened where it was kept.
struct Opened
{
    explicit Opened(const QByteArray& kept = {}) : place(window, kept, usual)
    {
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window did not become active");
    }

    QWidget window;
    WindowPlace place;
};

QByteArray keptOf(QSize size)
{
    QWidget window;
    window.resize(size);
    return window.saveGeometry();
}

}  // namespace

class WindowPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingKept_opensAtTheUsualSize();
    void sizeOfTheUser_isKept();
    void sizeOfASmallerScreen_isNotKept();
    void sizeOnASmallerScreen_isKeptOnceTheUserChangesIt();
    void usualSizeOnASmallerScreen_isNotKept();
};

void WindowPlaceTest::nothingKept_opensAtTheUsualSize()
{
    const Opened opened;
    QCOMPARE(opened.window.size(), usual);
}

void WindowPlaceTest::sizeOfTheUser_isKept()
{
    Opened opened;
    opened.window.resize(500, 350);
    const Opened again(opened.place.toKeep());
    QCOMPARE(again.window.size(), QSize(500, 350));
}

void WindowPlaceTest::sizeOfASmallerScreen_isNotKept()
{
    const QByteArray kept = keptOf(QGuiApplication::primaryScreen()->size() + QSize(400, 300));
    const Opened opened(kept);
    QVERIFY(opened.window.width() <= opened.window.screen()->availableSize().width());
    QCOMPARE(opened.place.toKeep(), kept);
}

void WindowPlaceTest::sizeOnASmallerScreen_isKeptOnceTheUserChangesIt()
{
    Opened opened(keptOf(QGuiApplication::primaryScreen()->size() + QSize(400, 300)));
    opened.window.resize(450, 320);
    const Opened again(opened.place.toKeep());
    QCOMPARE(again.window.size(), QSize(450, 320));
}

void WindowPlaceTest::usualSizeOnASmallerScreen_isNotKept()
{
    QWidget window;
    const WindowPlace place(window, {}, QSize(5000, 4000));
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(place.toKeep().isEmpty());
}

}  // namespace window_place_test

VIZSLA_TEST(tst_window_place, window_place_test::WindowPlaceTest)
#include "tst_window_place.moc"
