// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include "core/scoring/accuracy.h"

class QPainter;
class QRect;

namespace vizsla {

/// Numbers as every page writes them, in the locale's digits, rounded by rounded().

/// "95.1 %" of a fraction; an en dash where nothing was counted.
QString percentText(const Ratio& ratio);
/// "95.1": the same without its sign, for tables.
QString bareText(const Ratio& ratio, int digits = 1);
QString bareText(double fraction, int digits = 1);
/// "95.1" of 951 and one digit.
QString unitsText(std::int64_t units, int digits, const QLocale& locale = {});
/// "93.6 – 96.4", in percent.
QString intervalText(const Interval& interval, int digits = 1);
QString countText(qsizetype count);
/// "top-1", "top-5", "multi-label".
QString metricText(Metric metric);

/// Paints right-aligned text whose digits are all of one width, whatever the font does.
void paintTabular(QPainter& painter, const QRect& area, const QString& text);
int tabularWidth(const QFont& font, const QString& text);

}  // namespace vizsla
