// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/speed_chart_marks.h"

#include <cmath>

namespace vizsla {

namespace {

constexpr double breakRadius = 3.5;

}  // namespace

void paintImageMark(QPainter& painter, const QPointF& centre, bool isAnswered, double radius,
                    const Colours& colours)
{
    if (isAnswered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.quietText);
        painter.drawEllipse(centre, radius, radius);
        return;
    }
    const double reach = radius + 1.5;
    const QPointF corners[] = {centre + QPointF(0, -reach), centre + QPointF(reach, 0),
                               centre + QPointF(0, reach), centre + QPointF(-reach, 0)};
    painter.setPen(QPen(colours.unclear, 1.6));
    painter.setBrush(colours.panel);
    painter.drawPolygon(corners, 4);
}

QPixmap answeredStamp(double radius, const Colours& colours, double pixelRatio)
{
    const int side = 2 * static_cast<int>(std::ceil(radius)) + 1;
    QPixmap stamp(QSize(side, side) * pixelRatio);
    stamp.setDevicePixelRatio(pixelRatio);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    painter.setRenderHint(QPainter::Antialiasing);
    paintImageMark(painter, QRectF(QPointF(), stamp.deviceIndependentSize()).center(), true, radius, colours);
    return stamp;
}

void paintBreakMark(QPainter& painter, const QPointF& centre, PacedImage::Break kind, const Colours& colours)
{
    painter.setPen(QPen(colours.quietText, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(colours.panel);
    const double reach = breakRadius;
    switch (kind) {
        case PacedImage::Break::None:
            break;
        case PacedImage::Break::Pause:
            painter.drawLine(centre + QPointF(-2, -reach), centre + QPointF(-2, reach));
            painter.drawLine(centre + QPointF(2, -reach), centre + QPointF(2, reach));
            break;
        case PacedImage::Break::Away:
            painter.drawEllipse(centre, reach, reach);
            break;
        case PacedImage::Break::Interruption:
            painter.drawLine(centre + QPointF(-reach, -reach), centre + QPointF(reach, reach));
            painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach));
            break;
    }
}

QPen medianPen(const Colours& colours)
{
    return {colours.accentText, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

}  // namespace vizsla
