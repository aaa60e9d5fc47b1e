// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "core/labeling/day_summary.h"
#include "core/result.h"

class QLabel;

namespace vizsla {

class SpeedChart;

/// How fast a labeler was today, over all tasks, tests too: no accuracy is in it. Hidden on a day without
/// work; what cannot be read is said.
class TodayCard final : public QFrame
{
    Q_OBJECT

public:
    explicit TodayCard(QWidget* parent = nullptr);

    void show(const Result<DaySummary>& read);

private:
    QLabel* m_text;
    SpeedChart* m_chart;
};

}  // namespace vizsla
