// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QWidget>
#include <optional>

#include "core/labeling/day_summary.h"
#include "core/study/labeler.h"
#include "ui/work/background.h"

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

    /// Reads the day in the background. Of the same labeler what was shown before stays until then.
    void showLabeler(const Labeler& labeler);
    /// Shows nobody's day.
    void clear();

Q_SIGNALS:
    /// The day that was asked for last is shown, or why it cannot be read.
    void shown();

private:
    void showToday();

    OpenStudy& m_study;
    const Settings& m_settings;
    QTimeZone m_zone;
    LabelerId m_labelerId;
    std::optional<Result<DaySummary>> m_today;  ///< once it is read
    QLabel* m_text;
    QProgressBar* m_progress;
    Background m_reading;
};

}  // namespace vizsla
