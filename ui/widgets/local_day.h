// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>

#include "core/clock.h"

namespace vizsla {

/// When the day of a moment began where this time zone holds: at midnight, or after it where the clocks skip
/// midnight.
UtcMicros startOfLocalDay(UtcMicros moment, const QTimeZone& zone = QTimeZone::systemTimeZone());

}  // namespace vizsla
