// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menu_bar.h"

#include <QActionEvent>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

namespace vizsla {

void MenuBar::actionEvent(QActionEvent* event)
{
    QMenuBar::actionEvent(event);
    if (event->type() != QEvent::ActionAdded || !event->action()->menu())
        return;
    connect(event->action()->menu(), &QMenu::aboutToShow, this, &MenuBar::noteFocus);
    // Queued: the menu hides first, and only then hands the keyboard to the bar.
    connect(event->action()->menu(), &QMenu::aboutToHide, this, &MenuBar::leave, Qt::QueuedConnection);
}

void MenuBar::noteFocus()
{
    if (QWidget* focus = window()->focusWidget(); focus && focus != this)
        m_before = focus;
}

void MenuBar::leave()
{
    // From one menu to the next the keyboard stays. The window need not be active again yet.
    if (window()->focusWidget() != this || QApplication::activePopupWidget())
        return;
    // Which is how the bar leaves its keyboard mode; no one else gets to see the key.
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    keyPressEvent(&escape);
    if (m_before && window()->focusWidget() == this)
        m_before->setFocus(Qt::MenuBarFocusReason);
}

}  // namespace vizsla
