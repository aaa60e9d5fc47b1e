// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/page_focus.h"

#include <QApplication>
#include <QStackedWidget>

namespace vizsla {

PageFocus::PageFocus(QStackedWidget& pages, QObject* parent) : QObject(parent), m_pages(pages)
{
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget*, QWidget* now) { focusChanged(now); });
}

bool PageFocus::isShown(const QWidget& widget) const
{
    return m_pages.isAncestorOf(&widget) && widget.isVisibleTo(&m_pages);
}

void PageFocus::focusChanged(QWidget* now)
{
    if (!now || !m_pages.isAncestorOf(now))
        return;
    if (isShown(*now)) {
        m_last = now;
        return;
    }
    QWidget* const page = m_pages.currentWidget();
    if (m_last && isShown(*m_last))
        m_last->setFocus();
    else if (page)
        page->setFocus();
    // What is disabled takes no focus.
    if (now->hasFocus())
        now->clearFocus();
}

}  // namespace vizsla
