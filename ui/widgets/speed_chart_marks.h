// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QPixmap>

#include "core/labeling/pace.h"
#include "ui/theme/theme.h"

namespace vizsla {

/// The signs of a speed chart, alike in the chart and in its legend. They differ in shape, not in colour
/// alone.

/// A dot for an image that was answered, a hollow diamond for one whose time was up.
void paintImageMark(QPainter& painter, const QPointF& centre, bool isAnswered, double radius,
                    const Colours& colours);
/// The mark of an answered image, its centre in the middle of a square of whole pixels: thousands of it are
/// put down at once.
QPixmap answeredStamp(double radius, const Colours& colours, double pixelRatio);
/// Two bars for a pause, a ring for time away, a cross for an interruption.
void paintBreakMark(QPainter& painter, const QPointF& centre, PacedImage::Break kind, const Colours& colours);
QPen medianPen(const Colours& colours);

}  // namespace vizsla
