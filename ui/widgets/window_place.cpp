// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/window_place.h"

#include <QEvent>
#include <algorithm>
#include <utility>

#include "ui/widgets/dialog_size.h"

namespace vizsla {

WindowPlace::WindowPlace(QWidget& window, QByteArray kept, QSize usual)
    : QObject(&window),
      m_window(window),
      m_kept(std::move(kept))
{
    if (!window.restoreGeometry(m_kept))
        openAtSize(window, usual);
    else if (!window.isMaximized() && !window.isFullScreen())
        bringOntoScreen();
    window.installEventFilter(this);
}

/// It may have been kept on a larger one.
void WindowPlace::bringOntoScreen()
{
    openAtSize(m_window, m_window.size());
    const QRect room = m_window.screen()->availableGeometry();
    const QSize least = m_window.size() + windowFrame;
    m_window.move(std::clamp(m_window.x(), room.left(), room.right() + 1 - least.width()),
                  std::clamp(m_window.y(), room.top(), room.bottom() + 1 - least.height()));
}

/// The window has all that the screen has, in one direction at least, and its user left it so.
bool WindowPlace::isSqueezed() const
{
    const QSize room = m_window.screen()->availableSize() - windowFrame;
    const bool isFilling = m_opened.width() >= room.width() || m_opened.height() >= room.height();
    return m_opened.isValid() && isFilling && m_window.normalGeometry().size() == m_opened;
}

QByteArray WindowPlace::toKeep() const
{
    return isSqueezed() ? m_kept : m_window.saveGeometry();
}

bool WindowPlace::eventFilter(QObject* watched, QEvent* event)
{
    // Until then it is the window manager that sets its size.
    if (event->type() == QEvent::WindowActivate && !m_opened.isValid())
        m_opened = m_window.normalGeometry().size();
    return QObject::eventFilter(watched, event);
}

}  // namespace vizsla
