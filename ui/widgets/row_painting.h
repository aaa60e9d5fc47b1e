// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QStyle>

#include "ui/widgets/labels.h"

class QPainter;
class QRect;

namespace vizsla {

struct Colours;

/// The colour of what has a tone; of what is neutral, the one given.
QColor inkOf(Tone tone, const Colours& colours, const QColor& neutral);

/// Text in one line to the left; what has no room gives way to "…".
void paintElided(QPainter& painter, const QRect& area, const QString& text);

/// The ground, with round corners, of a row that is selected or under the pointer.
void paintRowGround(QPainter& painter, const QRect& area, QStyle::State state, const Colours& colours);

QFont demiBold(QFont font);
QFont scaledFont(QFont font, qreal factor);

}  // namespace vizsla
