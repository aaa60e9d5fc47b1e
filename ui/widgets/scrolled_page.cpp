// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scrolled_page.h"

#include <QKeyEvent>

namespace vizsla {

namespace {

constexpr QSize least(320, 200);

/// A scroll area asks a widget with a layout for its height at a width, which is what it would like to have.
/// This one tells how small what it holds can be.
class Holder final : public QWidget
{
public:
    explicit Holder(QWidget* inside) : m_inside(inside) { inside->setParent(this); }

    QSize minimumSizeHint() const override
    {
        return m_inside->minimumSizeHint().expandedTo(m_inside->minimumSize());
    }

protected:
    void resizeEvent(QResizeEvent*) override { m_inside->setGeometry(rect()); }
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QWidget::event(event);
    }

private:
    QWidget* m_inside;
};

}  // namespace

ScrolledPage::ScrolledPage(QWidget* inside, QWidget* parent) : QScrollArea(parent)
{
    auto* holder = new Holder(inside);
    setWidget(holder);
    holder->setAutoFillBackground(false);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
}

QSize ScrolledPage::minimumSizeHint() const
{
    return widget()->minimumSizeHint().boundedTo(least);
}

void ScrolledPage::keyPressEvent(QKeyEvent* event)
{
    event->ignore();
}

}  // namespace vizsla
