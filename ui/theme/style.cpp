// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include <QIcon>
#include <QPainter>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

/// Two chevrons: there is more to the right.
QIcon moreIcon(const QColor& colour)
{
    constexpr int side = 16;
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    for (const int left : {4, 8})
        painter.drawPolyline(QPolygonF({QPointF(left, 4), QPointF(left + 4, 8), QPointF(left, 12)}));
    painter.end();
    return QIcon(pixmap);
}

}  // namespace

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton)
        return moreIcon(coloursFor(widget ? widget->palette() : standardPalette()).text);
    return QProxyStyle::standardIcon(icon, option, widget);
}

}  // namespace vizsla
