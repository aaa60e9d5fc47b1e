// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/local_day.h"

namespace vizsla {

QDateTime localTime(UtcTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(moment) / 1000);
}

UtcTime startOfLocalDay(UtcTime moment, const QTimeZone& zone)
{
    const QDate day = localTime(moment).toTimeZone(zone).date();
    return UtcTime(std::chrono::milliseconds(day.startOfDay(zone).toMSecsSinceEpoch()));
}

}  // namespace vizsla
