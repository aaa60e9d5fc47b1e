// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/press_gate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include "ui/keys/too_early_sign.h"

namespace vizsla {

namespace {

bool isWithin(const QWidget* outer, const QObject* inner)
{
    return outer && inner->isWidgetType() &&
           (inner == outer || outer->isAncestorOf(static_cast<const QWidget*>(inner)));
}

/// Moves the focus, scrolls, or is the first half of a key.
bool isHarmless(int key)
{
    switch (key) {
        case Qt::Key_Shift:
        case Qt::Key_Control:
        case Qt::Key_Alt:
        case Qt::Key_AltGr:
        case Qt::Key_Meta:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Home:
        case Qt::Key_End:
            return true;
        default:
            return false;
    }
}

bool canAct(const QEvent& event)
{
    switch (event.type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
            return true;
        case QEvent::KeyPress:
            return !isHarmless(static_cast<const QKeyEvent&>(event).key());
        default:
            return false;
    }
}

}  // namespace

PressGate::PressGate(const Clock& clock, QObject* parent) : PressWatch(parent), m_clock(clock) {}

void PressGate::tellIn(QWidget& place)
{
    m_place = &place;
}

void PressGate::close()
{
    m_paintedAt.reset();
    m_awaited.clear();
    if (m_sign)
        m_sign->hide();
}

void PressGate::closeUntilPainted(QWidget& shown)
{
    close();
    m_awaited = &shown;
    shown.update();
}

void PressGate::painted()
{
    m_awaited.clear();
    if (!m_paintedAt)
        m_paintedAt = m_clock.steadyNow();
}

void PressGate::guard(QWidget& surface)
{
    m_surface = &surface;
    tellIn(surface);
    closeUntilPainted(surface);
}

bool PressGate::isSeen() const
{
    return m_paintedAt && m_clock.steadyNow() - *m_paintedAt >=
                              std::chrono::milliseconds(QApplication::doubleClickInterval());
}

bool PressGate::admits()
{
    if (!isFresh())
        return false;
    if (!isSeen()) {
        refuse();
        return false;
    }
    if (m_sign)
        m_sign->hide();
    return true;
}

void PressGate::refuse(const QString& why)
{
    if (!m_place)
        return;
    if (!m_sign)
        m_sign = new TooEarlySign(*m_place);
    m_sign->tell(why);
}

bool PressGate::isHarmlessOn(const QObject* watched, const QEvent& event) const
{
    return m_isHarmless && watched == m_surface && event.type() == QEvent::KeyPress &&
           m_isHarmless(static_cast<const QKeyEvent&>(event));
}

bool PressGate::eventFilter(QObject* watched, QEvent* event)
{
    PressWatch::eventFilter(watched, event);
    if (event->type() == QEvent::Show && watched == m_surface) {
        closeUntilPainted(*m_surface);
    } else if (event->type() == QEvent::Paint && isWithin(m_awaited, watched)) {
        painted();
    } else if (canAct(*event) && isWithin(m_surface, watched) && !isHarmlessOn(watched, *event) &&
               !admits()) {
        event->accept();
        return true;
    }
    return false;
}

}  // namespace vizsla
