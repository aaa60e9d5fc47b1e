// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desk_popover.h"

#include <QApplication>
#include <QKeyEvent>

#include "ui/theme/theme.h"

namespace vizsla {

DeskPopover::DeskPopover(QWidget& page) : QFrame(&page), m_page(page)
{
    setProperty("role", "popover");
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void DeskPopover::openAt(const QWidget& anchor)
{
    m_anchor = &anchor;
    ensurePolished();
    place();
    show();
    raise();
    focusFirst();
}

void DeskPopover::place()
{
    const int gap = spacingStep;
    adjustSize();
    const QRect area = m_page.rect().adjusted(2 * gap, gap, -2 * gap, -gap);
    const QSize size = this->size().boundedTo(area.size());
    const QPoint corner = m_anchor->mapTo(&m_page, QPoint(0, 0));
    const int below = corner.y() + m_anchor->height() + gap;
    const int above = corner.y() - size.height() - gap;
    const bool fitsBelow = below + size.height() <= area.bottom();
    const int y = fitsBelow ? below : above;
    setGeometry({{std::clamp(corner.x(), area.left(), std::max(area.left(), area.right() - size.width())),
                  std::clamp(y, area.top(), std::max(area.top(), area.bottom() - size.height()))},
                 size});
}

void DeskPopover::dismiss()
{
    if (!isOpen())
        return;
    hide();
    m_page.setFocus();
}

bool DeskPopover::event(QEvent* event)
{
    // Keys that mean something to the page are its own while it is open; those with Alt choose search
    // results.
    if (event->type() == QEvent::ShortcutOverride) {
        event->setAccepted(!(static_cast<QKeyEvent*>(event)->modifiers() & Qt::AltModifier));
        return true;
    }
    if (event->type() == QEvent::LayoutRequest && m_anchor && isOpen())
        place();
    return QFrame::event(event);
}

void DeskPopover::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    if (event->key() == Qt::Key_Escape)
        dismiss();
}

bool DeskPopover::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_page && event->type() == QEvent::Resize)
        place();
    const auto* widget = qobject_cast<QWidget*>(watched);
    const bool isPress = event->type() == QEvent::MouseButtonPress && widget && widget->window() == window();
    if (isPress && widget != this && !isAncestorOf(widget))
        dismiss();
    return QFrame::eventFilter(watched, event);
}

void DeskPopover::showEvent(QShowEvent* event)
{
    qApp->installEventFilter(this);
    QFrame::showEvent(event);
}

void DeskPopover::hideEvent(QHideEvent* event)
{
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
}

}  // namespace vizsla
