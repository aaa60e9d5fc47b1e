// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/clock.h"

namespace vizsla {

/// "4.2 s", "1:05", "2:03:10": a whole duration, however long.
QString durationText(Micros duration);

/// "41 min", "1 h 5 min", "under a minute": work in whole minutes.
QString workTimeText(Micros duration);

}  // namespace vizsla
