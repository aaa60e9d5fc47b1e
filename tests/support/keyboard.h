// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QKeyEvent>
#include <QTest>
#include <QWidget>

#include "tests/support/fake_clock.h"

namespace vizsla::test {

/// How a key that is held down arrives.
enum class Repeats {
    Marked,    ///< releases and presses in pairs, marked as repeats: X11, where Qt sees both at once
    Unmarked,  ///< the same pairs without the mark: X11, where it does not
    Presses,   ///< marked presses without releases: Wayland, Windows
    Bare,      ///< presses without releases or marks: some remote desktops
};

/// Keys and clicks as a display server gives them, with their times. Each goes to whatever has the keyboard,
/// or lies under the pointer, at that moment.
class Keyboard
{
public:
    explicit Keyboard(FakeClock& clock) : m_clock(clock) {}

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::KeyPress, key, modifiers, false);
    }
    void release(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::KeyRelease, key, modifiers, false);
    }
    /// Presses and lets go.
    void tap(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        press(key, modifiers);
        pass(std::chrono::milliseconds(50));
        release(key, modifiers);
    }
    /// A key that is down goes on being down for two seconds, while everything is painted and written.
    template <class Settle>
    void hold(Qt::Key key, Qt::KeyboardModifiers modifiers, Repeats repeats, Settle settle)
    {
        settle();
        pass(std::chrono::milliseconds(600));
        for (int repeat = 0; repeat < 35; ++repeat) {
            pass(std::chrono::milliseconds(40));
            const bool isMarked = repeats == Repeats::Marked || repeats == Repeats::Presses;
            if (repeats == Repeats::Marked || repeats == Repeats::Unmarked)
                send(QEvent::KeyRelease, key, modifiers, isMarked);
            send(QEvent::KeyPress, key, modifiers, isMarked);
            settle();
        }
        release(key, modifiers);
    }
    /// Two clicks on one place, a tenth of a second apart.
    template <class Settle>
    void doubleClick(QWidget& target, Settle settle)
    {
        QWidget& window = *target.window();
        const QPoint place = target.mapTo(&window, target.rect().center());
        click(window, place, QEvent::MouseButtonPress);
        settle();
        pass(std::chrono::milliseconds(100));
        click(window, place, QEvent::MouseButtonDblClick);
        settle();
    }
    void pass(std::chrono::milliseconds time)
    {
        m_clock.advance(time);
        m_time += static_cast<ulong>(time.count());
    }

private:
    void send(QEvent::Type type, Qt::Key key, Qt::KeyboardModifiers modifiers, bool isRepeat)
    {
        QWidget* receiver = QApplication::focusWidget();
        if (!receiver)
            qFatal("nothing has the keyboard");
        const QString text =
            key == Qt::Key_Return ? QStringLiteral("\r") : QString(QChar(static_cast<char16_t>(key)));
        if (type == QEvent::KeyPress &&
            qt_sendShortcutOverrideEvent(receiver, m_time, key, modifiers, text, isRepeat))
            return;
        QKeyEvent event(type, key, modifiers, text, isRepeat);
        event.setTimestamp(m_time);
        QApplication::sendEvent(receiver, &event);
    }
    static void click(QWidget& window, const QPoint& place, QEvent::Type type)
    {
        const auto send = [&](QEvent::Type one, Qt::MouseButtons buttons, QWidget* receiver) {
            QMouseEvent event(one, receiver->mapFrom(&window, QPointF(place)),
                              window.mapToGlobal(QPointF(place)), Qt::LeftButton, buttons, {});
            QApplication::sendEvent(receiver, &event);
        };
        QWidget* child = window.childAt(place);
        const QPointer<QWidget> receiver = child ? child : &window;
        send(type, Qt::LeftButton, receiver);
        if (receiver)
            send(QEvent::MouseButtonRelease, Qt::NoButton, receiver);
    }

    FakeClock& m_clock;
    ulong m_time = 60'000;
};

}  // namespace vizsla::test

Q_DECLARE_METATYPE(vizsla::test::Repeats)
