// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columns.h"

#include <QBoxLayout>
#include <QEvent>
#include <algorithm>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int gap = 10 * spacingStep;

int leastWidth(const QWidget& widget)
{
    return std::max(widget.minimumSizeHint().width(), widget.minimumWidth());
}

}  // namespace

Columns::Columns(QWidget* first, QWidget* second, QWidget* parent)
    : QWidget(parent),
      m_first(first),
      m_second(second),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 3 * spacingStep, 0);
    m_layout->setSpacing(gap);
    m_layout->addWidget(first, 1);
    m_layout->addWidget(second, 1, Qt::AlignTop);
}

int Columns::margins() const
{
    const QMargins around = m_layout->contentsMargins();
    return around.left() + around.right();
}

int Columns::widthOfBoth() const
{
    return leastWidth(*m_first) + gap + leastWidth(*m_second) + margins();
}

QSize Columns::minimumSizeHint() const
{
    return {std::max(leastWidth(*m_first), leastWidth(*m_second)) + margins(),
            m_layout->minimumSize().height()};
}

bool Columns::event(QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        m_layout->setDirection(width() < widthOfBoth() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    return QWidget::event(event);
}

}  // namespace vizsla
