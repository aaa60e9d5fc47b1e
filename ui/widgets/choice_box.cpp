// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_box.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr double arrowHalfWidth = 3.5;
constexpr int arrowFromRight = 15;

}  // namespace

ChoiceBox::ChoiceBox(const char* name, const QString& purpose, const QStringList& texts, QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(QLatin1String(name));
    setToolTip(purpose);
    setAccessibleName(purpose);
    addItems(texts);
}

void ChoiceBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(coloursFor(palette()).quietText, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tip(width() - arrowFromRight, height() / 2.0 + arrowHalfWidth / 2);
    const QPointF ends[] = {tip + QPointF(-arrowHalfWidth, -arrowHalfWidth), tip,
                            tip + QPointF(arrowHalfWidth, -arrowHalfWidth)};
    painter.drawPolyline(ends, 3);
}

}  // namespace vizsla
