// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/photo_row.h"

#include <QRect>

#include "ui/images/decode_image.h"
#include "ui/images/paint_photo.h"
#include "ui/theme/theme.h"

namespace vizsla {

void PhotoRow::paint(QPainter& painter, const QPoint& start, int number, const DecodedImage* photo,
                     const Colours& colours) const
{
    const QRect area(start + QPoint(number * (m_side + gap), 0), QSize(m_side, m_side));
    if (photo && photo->image.isNull())
        paintNoPhoto(painter, area, photo->isFileMissing(), colours);
    else
        paintSquarePhoto(painter, area, photo ? photo->image : QImage(), colours.hover);
}

}  // namespace vizsla
