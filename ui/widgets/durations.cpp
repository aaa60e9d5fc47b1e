// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/durations.h"

#include <QCoreApplication>
#include <QLocale>

namespace vizsla {

QString durationText(Micros duration)
{
    const qint64 seconds = duration / oneSecond;
    if (seconds < 60)
        return QCoreApplication::translate("vizsla::durations", "%1 s")
            .arg(QLocale().toString(static_cast<double>(duration / std::chrono::milliseconds(100)) / 10, 'f',
                                    1));
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
}

QString workTimeText(Micros duration)
{
    const qint64 minutes = duration / oneMinute;
    if (minutes == 0)
        return QCoreApplication::translate("vizsla::durations", "under a minute");
    if (minutes < 60)
        return QCoreApplication::translate("vizsla::durations", "%1 min").arg(minutes);
    return QCoreApplication::translate("vizsla::durations", "%1 h %2 min")
        .arg(minutes / 60)
        .arg(minutes % 60);
}

}  // namespace vizsla
