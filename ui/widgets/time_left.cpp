// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/time_left.h"

#include <QCoreApplication>
#include <QLabel>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr Micros longestLast = 10 * oneSecond;

}  // namespace

QString clockText(qint64 seconds)
{
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    return seconds < 3600 ? QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60))
                          : QStringLiteral("%1:%2:%3")
                                .arg(seconds / 3600)
                                .arg(two(seconds / 60 % 60), two(seconds % 60));
}

Micros lastSecondsOf(Micros limit)
{
    return std::min(longestLast, limit / 4);
}

TimeLeft timeLeftText(Micros left, Micros limit, const QString& words, bool showsCountdown)
{
    if (!showsCountdown)
        return {QCoreApplication::translate("vizsla::TimeLeft", "time limit")};
    // Rounded up: 0:00 is when nothing is left.
    const qint64 seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    if (left > lastSecondsOf(limit))
        return {words.arg(clockText(seconds))};
    return {QCoreApplication::translate("vizsla::TimeLeft", "⚠ last %1 s").arg(seconds), true};
}

void showTimeLeft(QLabel& label, const TimeLeft& left)
{
    label.setText(left.text);
    if (label.property("pressing").toBool() == left.isPressing)
        return;
    label.setProperty("pressing", left.isPressing);
    setTone(&label, left.isPressing ? Tone::Unclear : Tone::Neutral);
}

void showTimeLeft(QLabel& label, std::optional<Micros> left, std::optional<Micros> limit,
                  const QString& words, bool showsCountdown)
{
    label.setVisible(left && limit);
    if (left && limit)
        showTimeLeft(label, timeLeftText(*left, *limit, words, showsCountdown));
}

}  // namespace vizsla
