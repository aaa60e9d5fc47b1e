// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <cmath>

namespace vizsla {

namespace {

qreal digitWidth(const QFontMetricsF& metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

qreal widthOf(const QFontMetricsF& metrics, qreal digit, QChar character)
{
    return character.isDigit() ? digit : metrics.horizontalAdvance(character);
}

qreal widthOf(const QFontMetricsF& metrics, const QString& text)
{
    const qreal digit = digitWidth(metrics);
    qreal width = 0;
    for (const QChar character : text)
        width += widthOf(metrics, digit, character);
    return width;
}

}  // namespace

QString unitsText(std::int64_t units, int digits, const QLocale& locale)
{
    return locale.toString(static_cast<double>(units) / std::pow(10, digits), 'f', digits);
}

/// The sign is a minus and not a hyphen.
QString bareText(double fraction, int digits)
{
    return std::isnan(fraction)
               ? QStringLiteral("–")
               : unitsText(rounded(fraction, digits + 2), digits).replace(QLatin1Char('-'), QChar(0x2212));
}

QString bareText(const Ratio& ratio, int digits)
{
    return ratio.whole == 0
               ? QStringLiteral("–")
               : unitsText(rounded(ratio, digits + 2), digits).replace(QLatin1Char('-'), QChar(0x2212));
}

QString percentText(const Ratio& ratio)
{
    return ratio.whole == 0 ? bareText(ratio) : bareText(ratio) + QStringLiteral("\u00a0%");
}

QString intervalText(const Interval& interval, int digits)
{
    return bareText(interval.low, digits) + QStringLiteral("\u00a0–\u00a0") + bareText(interval.high, digits);
}

QString metricText(Metric metric)
{
    switch (metric) {
        case Metric::Top1:
            return QCoreApplication::translate("vizsla::Figures", "top-1");
        case Metric::Top5:
            return QCoreApplication::translate("vizsla::Figures", "top-5");
        case Metric::MultiLabel:
            break;
    }
    return QCoreApplication::translate("vizsla::Figures", "multi-label");
}

QString countText(qsizetype count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

void paintTabular(QPainter& painter, const QRect& area, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal digit = digitWidth(metrics);
    qreal x = area.right() + 1 - widthOf(metrics, text);
    const qreal baseline = area.top() + (area.height() - metrics.height()) / 2 + metrics.ascent();
    for (const QChar character : text) {
        const qreal cell = widthOf(metrics, digit, character);
        painter.drawText(QPointF(x + (cell - metrics.horizontalAdvance(character)) / 2, baseline), character);
        x += cell;
    }
}

int tabularWidth(const QFont& font, const QString& text)
{
    return static_cast<int>(std::ceil(widthOf(QFontMetricsF(font), text)));
}

}  // namespace vizsla
