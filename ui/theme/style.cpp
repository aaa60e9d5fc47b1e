// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include <QIcon>
#include <QPainter>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

/// Strokes on a square of 16 × 16.
QIcon drawn(std::initializer_list<QPolygonF> strokes, const QColor& colour)
{
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        QPixmap pixmap(16 * scale, 16 * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
        for (const QPolygonF& stroke : strokes)
            painter.drawPolyline(stroke);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

}  // namespace

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    const QColor colour = coloursFor(widget ? widget->palette() : standardPalette()).quietText;
    switch (icon) {
        case SP_ToolBarHorizontalExtensionButton:
            return drawn({{{4, 4}, {8, 8}, {4, 12}}, {{8, 4}, {12, 8}, {8, 12}}}, colour);
        case SP_LineEditClearButton:
            return drawn({{{4.5, 4.5}, {11.5, 11.5}}, {{11.5, 4.5}, {4.5, 11.5}}}, colour);
        default:
            return QProxyStyle::standardIcon(icon, option, widget);
    }
}

}  // namespace vizsla
