// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tabular_label.h"

#include <QPainter>

#include "ui/widgets/figures.h"

namespace vizsla {

QSize TabularLabel::sizeHint() const
{
    return {tabularWidth(font(), text()), fontMetrics().height()};
}

void TabularLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    paintTabular(painter, rect(), text());
}

}  // namespace vizsla
