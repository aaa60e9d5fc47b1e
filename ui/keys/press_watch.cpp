// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/press_watch.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QWidget>
#include <QWindow>

namespace vizsla {

namespace {

/// No finger lets a key go and presses it again within so few ms.
constexpr quint64 fasterThanFingers = 5;

quint64 keyOf(const QKeyEvent& event)
{
    const quint32 scanCode = event.nativeScanCode();
    return scanCode != 0 ? scanCode : (quint64{1} << 32) + static_cast<quint64>(event.key());
}

}  // namespace

PressWatch::PressWatch(QObject* parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
    // A key that was pressed in one window may be released in another, which nobody hears of here.
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, [this] { m_down.clear(); });
}

bool PressWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (!watched->isWidgetType())
        return false;
    switch (event->type()) {
        case QEvent::ShortcutOverride:
        case QEvent::KeyPress:
            pressed(*static_cast<QWidget*>(watched), *static_cast<QKeyEvent*>(event));
            break;
        case QEvent::KeyRelease:
            released(*static_cast<QKeyEvent*>(event));
            break;
        case QEvent::MouseButtonPress:
            m_isFresh = true;
            break;
        case QEvent::MouseButtonDblClick:
            m_isFresh = false;
            break;
        default:
            break;
    }
    return false;
}

void PressWatch::pressed(QWidget& receiver, const QKeyEvent& event)
{
    const quint64 key = keyOf(event);
    if (!isSamePress(receiver, event)) {
        const bool isPair = key == m_releasedKey && event.timestamp() != 0 && m_releasedAt != 0 &&
                            event.timestamp() - m_releasedAt <= fasterThanFingers;
        m_isFresh = !event.isAutoRepeat() && !m_down.contains(key) && !isPair;
        m_down.insert(key);
    }
    m_last = {&receiver, event.type(), key, event.timestamp()};
}

void PressWatch::released(const QKeyEvent& event)
{
    if (event.isAutoRepeat())
        return;
    m_releasedKey = keyOf(event);
    m_releasedAt = event.timestamp();
    m_down.remove(m_releasedKey);
    m_last = {};
}

/// Events that a program made have no time: there the way that one press goes through the widgets decides.
bool PressWatch::isSamePress(const QWidget& receiver, const QKeyEvent& event) const
{
    if (!m_last.receiver || m_last.key != keyOf(event) || m_last.time != event.timestamp())
        return false;
    if (event.timestamp() != 0)
        return true;
    if (m_last.type != event.type())
        return m_last.type == QEvent::ShortcutOverride;
    return receiver.isAncestorOf(m_last.receiver);
}

}  // namespace vizsla
