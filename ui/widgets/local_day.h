// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

#include "core/clock.h"

namespace vizsla {

/// To the millisecond.
QDateTime localTime(UtcTime moment);

/// When the day of a moment began where this time zone holds: at midnight, or after it where the clocks skip
/// midnight.
UtcTime startOfLocalDay(UtcTime moment, const QTimeZone& zone = QTimeZone::systemTimeZone());

}  // namespace vizsla
