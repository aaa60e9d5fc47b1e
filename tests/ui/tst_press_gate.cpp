// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/press_gate.h"

#include <QAccessible>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/keyboard.h"
#include "tests/support/test_program.h"
#include "ui/keys/return_presses.h"
#include "ui/keys/too_early_sign.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace press_gate_test {

namespace {

/// A field that has the keyboard in a window that is shown.
struct Window
{
    Window()
    {
        auto* layout = new QVBoxLayout(&page);
        layout->addWidget(field = new QLineEdit);
        layout->addWidget(button = new QPushButton(QStringLiteral("Go")));
        page.resize(400, 200);
        page.show();
        field->setFocus();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the window did not become active");
    }

    QWidget page;
    QLineEdit* field = nullptr;
    QPushButton* button = nullptr;
    FakeClock clock;
    Keyboard keyboard{clock};
};

}  // namespace

class PressGateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setDoubleClickInterval(400); }
    void heldKey_isFreshOnce_data();
    void heldKey_isFreshOnce();
    void keyPressedAgain_isFresh();
    void pressThatGoesFromWidgetToWidget_isOne();
    void keyReleasedInAnotherWindow_isFreshAgain();
    void keyHeldWhileTheWindowChanges_isNotFresh_data();
    void keyHeldWhileTheWindowChanges_isNotFresh();
    void otherKeyWhileOneIsHeld_isFresh();
    void secondPressOfADoubleClick_isNotFresh();
    void gate_opensADoubleClickTimeAfterThePaint();
    void closedGate_waitsForTheNextPaint();
    void guardedSurface_takesNoPressBeforeItWasSeen();
    void guardedSurface_letsTheFocusMove();
    void pressThatComesTooEarly_isSaidUntilOneActs();
    void pressThatComesTooEarly_isToldToWhoHearsTheScreen();
    void repeatsAndFirstHalvesOfKeys_areNotSaid();
    void returnKey_pressesTheButtonThatHasTheKeyboard();
    void heldReturn_pressesNoButton();
};

void PressGateTest::heldKey_isFreshOnce_data()
{
    QTest::addColumn<Repeats>("repeats");
    QTest::newRow("marked pairs") << Repeats::Marked;
    QTest::newRow("unmarked pairs") << Repeats::Unmarked;
    QTest::newRow("marked presses") << Repeats::Presses;
    QTest::newRow("bare presses") << Repeats::Bare;
}

void PressGateTest::heldKey_isFreshOnce()
{
    QFETCH(Repeats, repeats);
    Window window;
    const PressWatch watch;
    window.keyboard.press(Qt::Key_A);
    QVERIFY(watch.isFresh());
    int fresh = 0;
    int seen = 0;
    connect(window.field, &QLineEdit::textEdited, window.field, [&] {
        ++seen;
        fresh += watch.isFresh() ? 1 : 0;
    });
    window.keyboard.hold(Qt::Key_A, {}, repeats, [] {});
    QCOMPARE(seen, 35);
    QCOMPARE(fresh, 0);
    window.keyboard.pass(100ms);
    window.keyboard.press(Qt::Key_A);
    QVERIFY(watch.isFresh());
}

void PressGateTest::keyPressedAgain_isFresh()
{
    Window window;
    const PressWatch watch;
    window.keyboard.tap(Qt::Key_Return);
    window.keyboard.pass(30ms);
    window.keyboard.press(Qt::Key_Return);
    QVERIFY(watch.isFresh());
}

/// Nobody takes the key, so that field, page and shortcuts see it one after another.
void PressGateTest::pressThatGoesFromWidgetToWidget_isOne()
{
    Window window;
    const PressWatch watch;
    window.field->setReadOnly(true);
    window.keyboard.press(Qt::Key_F7);
    QVERIFY(watch.isFresh());
    window.keyboard.release(Qt::Key_F7);
    QTest::keyPress(window.field, Qt::Key_F7);
    QVERIFY(watch.isFresh());
    QTest::keyPress(window.field, Qt::Key_F7);
    QVERIFY(!watch.isFresh());
}

void PressGateTest::keyReleasedInAnotherWindow_isFreshAgain()
{
    Window window;
    const PressWatch watch;
    window.keyboard.press(Qt::Key_A);
    Q_EMIT qGuiApp->focusWindowChanged(nullptr);
    Q_EMIT qGuiApp->focusWindowChanged(window.page.windowHandle());
    window.keyboard.pass(2s);
    window.keyboard.press(Qt::Key_A);
    QVERIFY(watch.isFresh());
}

void PressGateTest::keyHeldWhileTheWindowChanges_isNotFresh_data()
{
    QTest::addColumn<Repeats>("repeats");
    QTest::newRow("marked pairs") << Repeats::Marked;
    QTest::newRow("unmarked pairs") << Repeats::Unmarked;
    QTest::newRow("marked presses") << Repeats::Presses;
}

/// As when it closed a dialog. Nothing tells a bare press apart there.
void PressGateTest::keyHeldWhileTheWindowChanges_isNotFresh()
{
    QFETCH(Repeats, repeats);
    Window window;
    const PressWatch watch;
    window.keyboard.press(Qt::Key_A);
    Q_EMIT qGuiApp->focusWindowChanged(nullptr);
    Q_EMIT qGuiApp->focusWindowChanged(window.page.windowHandle());
    int fresh = 0;
    connect(window.field, &QLineEdit::textEdited, window.field, [&] { fresh += watch.isFresh() ? 1 : 0; });
    window.keyboard.hold(Qt::Key_A, {}, repeats, [] {});
    QCOMPARE(fresh, 0);
}

void PressGateTest::otherKeyWhileOneIsHeld_isFresh()
{
    Window window;
    const PressWatch watch;
    window.keyboard.press(Qt::Key_A);
    window.keyboard.pass(50ms);
    window.keyboard.press(Qt::Key_B);
    QVERIFY(watch.isFresh());
}

void PressGateTest::secondPressOfADoubleClick_isNotFresh()
{
    Window window;
    const PressWatch watch;
    QList<bool> fresh;
    connect(window.button, &QPushButton::clicked, window.button, [&] { fresh.append(watch.isFresh()); });
    window.keyboard.doubleClick(*window.button, [] {});
    QCOMPARE(fresh, (QList<bool>{true, false}));
}

void PressGateTest::gate_opensADoubleClickTimeAfterThePaint()
{
    FakeClock clock;
    PressGate gate(clock);
    clock.advance(1h);
    QVERIFY(!gate.isSeen());
    gate.painted();
    clock.advance(399ms);
    QVERIFY(!gate.admits());
    clock.advance(1ms);
    QVERIFY(gate.admits());
    gate.painted();  // once more: it was seen already
    QVERIFY(gate.admits());
    gate.close();
    clock.advance(1h);
    QVERIFY(!gate.admits());
}

void PressGateTest::closedGate_waitsForTheNextPaint()
{
    Window window;
    PressGate gate(window.clock);
    gate.closeUntilPainted(window.page);
    window.clock.advance(1s);
    QVERIFY(!gate.isSeen());
    QCoreApplication::processEvents();
    window.page.grab();
    QVERIFY(!gate.isSeen());
    window.clock.advance(400ms);
    QVERIFY(gate.isSeen());
}

void PressGateTest::guardedSurface_takesNoPressBeforeItWasSeen()
{
    Window window;
    PressGate gate(window.clock);
    gate.guard(window.page);
    QSignalSpy clicked(window.button, &QPushButton::clicked);
    const auto press = [&] {
        QTest::mouseClick(window.button, Qt::LeftButton);
        QTest::keyClick(window.button, Qt::Key_Space);
    };
    window.clock.advance(1s);
    press();  // before it was painted
    window.page.grab();
    window.clock.advance(399ms);
    press();
    QCOMPARE(clicked.size(), 0);
    window.clock.advance(1ms);
    press();
    QCOMPARE(clicked.size(), 2);
    window.page.hide();
    window.page.show();
    press();
    QCOMPARE(clicked.size(), 2);
}

void PressGateTest::guardedSurface_letsTheFocusMove()
{
    Window window;
    PressGate gate(window.clock);
    gate.guard(window.page);
    QTest::keyClick(window.field, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), window.button);
}

void PressGateTest::pressThatComesTooEarly_isSaidUntilOneActs()
{
    Window window;
    PressGate gate(window.clock);
    gate.tellIn(window.page);
    const auto isSaid = [&] {
        const auto* sign = window.page.findChild<TooEarlySign*>();
        return sign && sign->isVisible() && window.page.rect().contains(sign->geometry());
    };
    gate.painted();
    window.keyboard.press(Qt::Key_Return);
    window.clock.advance(399ms);
    QVERIFY(!gate.admits());
    QVERIFY(isSaid());
    window.clock.advance(1ms);
    QVERIFY(gate.admits());
    QVERIFY(!isSaid());
    // What is shown next has nothing to do with it.
    gate.close();
    QVERIFY(!gate.admits());
    QVERIFY(isSaid());
    gate.close();
    QVERIFY(!isSaid());
}

void PressGateTest::pressThatComesTooEarly_isToldToWhoHearsTheScreen()
{
    Window window;
    PressGate gate(window.clock);
    gate.guard(window.page);
    QTest::mouseClick(window.button, Qt::LeftButton);
    const auto signs = window.page.findChildren<TooEarlySign*>();
    QCOMPARE(signs.size(), 1);
    const QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(signs.front());
    QCOMPARE(heard->text(QAccessible::Name), QStringLiteral("Too early: press again"));
    QVERIFY(!heard->state().invisible);
}

void PressGateTest::repeatsAndFirstHalvesOfKeys_areNotSaid()
{
    Window window;
    PressGate gate(window.clock);
    gate.guard(window.page);
    const auto* field = window.field;
    QTest::keyPress(window.button, Qt::Key_Control);
    QVERIFY(!window.page.findChild<TooEarlySign*>());
    window.clock.advance(1h);
    window.page.grab();
    window.clock.advance(1h);
    window.keyboard.press(Qt::Key_A);
    gate.close();
    window.keyboard.hold(Qt::Key_A, {}, Repeats::Unmarked, [] {});
    QCOMPARE(field->text(), QStringLiteral("A"));
    QVERIFY(!window.page.findChild<TooEarlySign*>());
}

void PressGateTest::returnKey_pressesTheButtonThatHasTheKeyboard()
{
    Window window;
    const ReturnPresses presses;
    QSignalSpy clicked(window.button, &QPushButton::clicked);
    QSignalSpy returned(window.field, &QLineEdit::returnPressed);
    window.keyboard.tap(Qt::Key_Return);
    QCOMPARE(clicked.size(), 0);
    QCOMPARE(returned.size(), 1);
    window.button->setFocus();
    window.keyboard.pass(100ms);
    window.keyboard.tap(Qt::Key_Return);
    window.keyboard.tap(Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(clicked.size(), 2);
    window.keyboard.pass(100ms);
    window.keyboard.tap(Qt::Key_Return, Qt::ControlModifier);
    window.button->setEnabled(false);
    QTest::keyClick(window.button, Qt::Key_Return);
    QCOMPARE(clicked.size(), 2);
}

/// Not the one either to which the keyboard went meanwhile.
void PressGateTest::heldReturn_pressesNoButton()
{
    Window window;
    const ReturnPresses presses;
    QSignalSpy clicked(window.button, &QPushButton::clicked);
    window.keyboard.press(Qt::Key_Return);
    window.button->setFocus();
    window.keyboard.hold(Qt::Key_Return, {}, Repeats::Unmarked, [] {});
    QCOMPARE(clicked.size(), 0);
}

}  // namespace press_gate_test

VIZSLA_TEST(tst_press_gate, press_gate_test::PressGateTest)
#include "tst_press_gate.moc"
