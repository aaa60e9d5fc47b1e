// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QColor;
class QImage;
class QPainter;
class QRect;

namespace vizsla {

struct Colours;

/// A photograph on a small stage with round corners; while there is none, the sentence that says why.
void paintPhoto(QPainter& painter, const QRect& area, qreal radius, const QImage& photo,
                const QString& problem, const Colours& colours);

/// A photograph filling a square with rounded corners, cut to its middle.
void paintSquarePhoto(QPainter& painter, const QRect& area, const QImage& photo, const QColor& placeholder);
/// In the place of one that cannot be shown, in a word why.
void paintNoPhoto(QPainter& painter, const QRect& area, bool isFileMissing, const Colours& colours);

}  // namespace vizsla
