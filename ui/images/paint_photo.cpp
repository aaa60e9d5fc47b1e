// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/paint_photo.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/theme.h"

namespace vizsla {

void paintPhoto(QPainter& painter, const QRect& area, qreal radius, const QImage& photo,
                const QString& problem, const Colours& colours)
{
    constexpr int padding = 2 * spacingStep;
    QPainterPath corners;
    corners.addRoundedRect(area, radius, radius);
    painter.fillPath(corners, colours.stage);
    if (photo.isNull()) {
        painter.setPen(colours.onStage);
        painter.drawText(area.adjusted(padding, padding, -padding, -padding),
                         Qt::AlignCenter | Qt::TextWordWrap, problem);
        return;
    }
    QRect target(QPoint(0, 0), photo.size().scaled(area.size(), Qt::KeepAspectRatio));
    target.moveCenter(area.center());
    painter.save();
    painter.setClipPath(corners);
    painter.drawImage(target, photo);
    painter.restore();
}

void paintSquarePhoto(QPainter& painter, const QRect& area, const QImage& photo, const QColor& placeholder)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath corners;
    corners.addRoundedRect(area, 4, 4);
    if (photo.isNull()) {
        painter.fillPath(corners, placeholder);
    } else {
        const int side = std::min(photo.width(), photo.height());
        const QRect middle((photo.width() - side) / 2, (photo.height() - side) / 2, side, side);
        painter.setClipPath(corners);
        painter.drawImage(area, photo, middle);
    }
    painter.restore();
}

void paintNoPhoto(QPainter& painter, const QRect& area, bool isFileMissing, const Colours& colours)
{
    paintSquarePhoto(painter, area, {}, colours.hover);
    painter.setPen(colours.quietText);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                     isFileMissing ? QCoreApplication::translate("vizsla::PaintPhoto", "no file")
                                   : QCoreApplication::translate("vizsla::PaintPhoto", "damaged file"));
}

}  // namespace vizsla
