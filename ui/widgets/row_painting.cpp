// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_painting.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace vizsla {

QColor inkOf(Tone tone, const Colours& colours, const QColor& neutral)
{
    switch (tone) {
        case Tone::Right:
            return colours.right;
        case Tone::Wrong:
            return colours.wrong;
        case Tone::Unclear:
            return colours.unclear;
        case Tone::Neutral:
            break;
    }
    return neutral;
}

void paintElided(QPainter& painter, const QRect& area, const QString& text)
{
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

void paintRowGround(QPainter& painter, const QRect& area, QStyle::State state, const Colours& colours)
{
    if (!(state & (QStyle::State_Selected | QStyle::State_MouseOver)))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(state & QStyle::State_Selected ? colours.accentTint : colours.hover);
    painter.drawRoundedRect(area, cornerRadius, cornerRadius);
    painter.restore();
}

QFont demiBold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont scaledFont(QFont font, qreal factor)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

}  // namespace vizsla
