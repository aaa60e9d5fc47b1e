// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/switch.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr QSize trackSize(26, 14);
constexpr int textGap = 6;

}  // namespace

Switch::Switch(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
}

QSize Switch::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {trackSize.width() + textGap + metrics.horizontalAdvance(text()) + 3,
            std::max(metrics.height(), trackSize.height()) + 6};
}

void Switch::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(1, (height() - trackSize.height()) / 2.0, trackSize.width(), trackSize.height());
    const qreal radius = track.height() / 2;
    const bool on = isChecked() && isEnabled();
    // Without its line a track that is off would hardly be told from what lies under it.
    painter.setPen(hasFocus() ? QPen(colours.text, 1) : on ? QPen(Qt::NoPen) : QPen(colours.quietText, 1));
    painter.setBrush(on ? colours.accent : colours.track);
    painter.drawRoundedRect(track, radius, radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    const qreal x = isChecked() ? track.right() - radius : track.left() + radius;
    painter.drawEllipse(QPointF(x, track.center().y()), radius - 2.5, radius - 2.5);
    painter.setPen(isEnabled() ? colours.text : colours.quietText);
    painter.drawText(QRect(trackSize.width() + textGap, 0, width(), height()),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
}

}  // namespace vizsla
