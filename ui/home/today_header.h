// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QWidget>

#include "core/labeling/day_summary.h"
#include "core/study/labeler.h"

class QLabel;
class QProgressBar;

namespace vizsla {

class Settings;
struct OpenStudy;

/// What a labeler did today, beside the daily goal. A day begins at midnight where the computer stands.
class TodayHeader final : public QWidget
{
    Q_OBJECT

public:
    TodayHeader(OpenStudy& study, const Settings& settings, QTimeZone zone = QTimeZone::systemTimeZone(),
                QWidget* parent = nullptr);

    void showLabeler(const Labeler& labeler);
    /// Shows nobody's day.
    void clear();

private:
    void showToday();

    OpenStudy& m_study;
    const Settings& m_settings;
    QTimeZone m_zone;
    LabelerId m_labelerId;
    DaySummary m_today;
    QString m_problem;  ///< why the day is not known
    QLabel* m_text;
    QProgressBar* m_progress;
};

}  // namespace vizsla
