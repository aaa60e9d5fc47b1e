// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/photo_row.h"

#include <QRect>

#include "ui/images/paint_photo.h"

namespace vizsla {

void PhotoRow::paint(QPainter& painter, const QPoint& start, int number, const QImage& photo,
                     const QColor& placeholder) const
{
    const QPoint corner = start + QPoint(number * (m_side + gap), 0);
    paintSquarePhoto(painter, QRect(corner, QSize(m_side, m_side)), photo, placeholder);
}

}  // namespace vizsla
