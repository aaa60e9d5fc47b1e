// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/local_day.h"

#include <QDateTime>

namespace vizsla {

UtcMicros startOfLocalDay(UtcMicros moment, const QTimeZone& zone)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(moment / 1000, zone).date();
    return day.startOfDay(zone).toMSecsSinceEpoch() * 1000;
}

}  // namespace vizsla
