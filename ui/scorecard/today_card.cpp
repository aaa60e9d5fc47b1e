// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/today_card.h"

#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/speed_chart.h"

namespace vizsla {

namespace {

QString summaryText(const DaySummary& today)
{
    QStringList parts{TodayCard::tr("%1 in all tasks").arg(imageCountText(today.images))};
    if (today.notInTime > 0)
        parts.append(TodayCard::tr("%1 not answered in time").arg(countText(today.notInTime)));
    parts.append(TodayCard::tr("%1 active").arg(workTimeText(today.time.active)));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

TodayCard::TodayCard(QWidget* parent) : QFrame(parent), m_text(styledLabel("quiet")), m_chart(new SpeedChart)
{
    setObjectName(QStringLiteral("todayCard"));
    setProperty("role", "card");
    m_text->setObjectName(QStringLiteral("todaySpeed"));
    m_text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    layout->setSpacing(spacingStep);
    layout->addWidget(styledLabel("heading", tr("Speed today")));
    layout->addWidget(m_text);
    layout->addSpacing(2 * spacingStep);
    layout->addWidget(m_chart);
}

void TodayCard::show(const Result<DaySummary>& read)
{
    const DaySummary today = read.value_or(DaySummary{});
    m_text->setText(read ? summaryText(today)
                         : toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(read.error().message));
    m_chart->setPace(today.pace);
    m_chart->setVisible(read.has_value());
    setVisible(!read || !today.pace.empty());
}

}  // namespace vizsla
