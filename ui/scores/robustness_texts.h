// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/reports/robustness_report.h"

namespace vizsla {

// What the page of scores says about robustness.

/// "+1.23", "−0.40": percentage points with their sign, which zero has not.
QString pointsText(double fraction);
/// "linear axes"
QString axisText(Axis axis);

/// The line through the models, and which of them are left out of it.
QString lineSentence(const RobustnessReport& report);
/// Whether its intervals are there, and of this level.
bool hasIntervals(const RobustnessReport& report, double confidence);

/// How far a classifier of the report, or none of it, stands above the line, and how that is made. The
/// interval is told where hasIntervals().
QString effectiveSentence(const RobustnessReport& report, const ClassifierRobustness* classifier,
                          double confidence);

}  // namespace vizsla
