// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/today_header.h"

#include <QProgressBar>
#include <QVBoxLayout>

#include "core/store/study_file.h"
#include "core/store/study_snapshot.h"
#include "ui/settings/settings.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/local_day.h"

namespace vizsla {

namespace {

constexpr int barWidth = 300;
constexpr int leastBar = 80;

QString todayText(const DaySummary& today, int goal)
{
    if (goal == 0 && today.images == 0 && today.notInTime == 0)
        return TodayHeader::tr("Nothing labeled today yet");
    QStringList parts{
        goal > 0 ? TodayHeader::tr("Today: %1 of %2").arg(countText(today.images), imageCountText(goal))
                 : TodayHeader::tr("Today: %1").arg(imageCountText(today.images))};
    if (goal > 0 && today.images >= goal)
        parts.append(toneSign(Tone::Right) + QLatin1Char(' ') + TodayHeader::tr("goal reached"));
    if (today.time.active > Micros::zero())
        parts.append(TodayHeader::tr("%1 active").arg(workTimeText(today.time.active)));
    if (today.medianDuration)
        parts.append(TodayHeader::tr("%1 an image").arg(durationText(*today.medianDuration)));
    if (today.notInTime > 0)
        parts.append(TodayHeader::tr("%1 not answered in time").arg(countText(today.notInTime)));
    if (today.trainingImages > 0)
        parts.append(TodayHeader::tr("%1 of %2 right in training")
                         .arg(countText(today.trainingRight), countText(today.trainingImages)));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

TodayHeader::TodayHeader(OpenStudy& study, const Settings& settings, QTimeZone zone, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_settings(settings),
      m_zone(std::move(zone)),
      m_text(styledLabel("quiet")),
      m_progress(new QProgressBar)
{
    m_text->setObjectName(QStringLiteral("today"));
    m_text->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("todayProgress"));
    m_progress->setAccessibleName(tr("Daily goal"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(barWidth);
    m_progress->setMinimumWidth(leastBar);
    m_progress->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_text);
    layout->addWidget(m_progress);
    connect(&m_settings, &Settings::dailyGoalChanged, this, &TodayHeader::showToday);
}

void TodayHeader::showLabeler(const Labeler& labeler)
{
    if (labeler.id != m_labelerId)
        clear();
    m_labelerId = labeler.id;
    const Clock& clock = m_study.file->clock();
    const auto read = [file = m_study.file->path(), &clock, labelerId = labeler.id,
                       since = startOfLocalDay(clock.utcNow(), m_zone)](const Progress&) {
        return readSnapshot(file, clock,
                            [&](StudyFile& study) { return summarizeSince(study, labelerId, since); });
    };
    m_reading.replace(read, [this](const Result<DaySummary>& today) {
        m_today = today;
        showToday();
        Q_EMIT shown();
    });
}

void TodayHeader::clear()
{
    m_reading.drop();
    m_labelerId = {};
    m_today.reset();
    // One line, so that what is below does not move when there is a text.
    m_text->setText(QStringLiteral(" "));
    m_progress->hide();
}

void TodayHeader::showToday()
{
    if (!m_today)
        return;
    const DaySummary today = m_today->value_or(DaySummary{});
    const int goal = m_settings.dailyGoal(m_labelerId);
    const bool isKnown = m_today->has_value();
    m_text->setText(isKnown ? todayText(today, goal)
                            : toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(m_today->error().message));
    m_progress->setVisible(goal > 0 && isKnown);
    m_progress->setRange(0, std::max(goal, 1));
    m_progress->setValue(std::min(today.images, goal));
}

}  // namespace vizsla
