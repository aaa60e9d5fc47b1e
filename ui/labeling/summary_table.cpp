// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/summary_table.h"

#include <QGridLayout>

#include "core/labeling/session_summary.h"
#include "ui/theme/theme.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tabular_label.h"

namespace vizsla {

SummaryTable::SummaryTable(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6 * spacingStep);
    m_grid->setVerticalSpacing(spacingStep + 2);
    m_grid->setColumnStretch(0, 1);
}

void SummaryTable::show(const SessionSummary& summary)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    addCounts(summary);
    addSpace();
    addTimes(summary);
}

void SummaryTable::addCounts(const SessionSummary& summary)
{
    add("answered", tr("Images answered"),
        tr("%1 of %2").arg(countText(summary.answered), countText(summary.images)));
    if (summary.right)
        add("right", tr("Right"),
            toneSign(Tone::Right) + QLatin1Char(' ') +
                tr("%1 of %2").arg(countText(*summary.right), countText(summary.answered)));
    if (summary.notInTime > 0)
        add("notInTime", tr("Not answered in time"), countText(summary.notInTime));
    if (summary.putOff > 0)
        add("putOff", tr("Skipped at first"), countText(summary.putOff));
    if (summary.corrected > 0)
        add("corrected", tr("Corrected"), countText(summary.corrected));
}

void SummaryTable::addTimes(const SessionSummary& summary)
{
    if (summary.speed) {
        add("median", tr("Median for an image"), durationText(summary.speed->median));
        add("quartiles", tr("Middle half"),
            durationText(summary.speed->lowerQuartile) + QStringLiteral("\u00a0–\u00a0") +
                durationText(summary.speed->upperQuartile));
    }
    add("active", tr("Active at the images"), durationText(summary.atImages.active));
    if (summary.atImages.idle > Micros::zero())
        add("idle", tr("Idle"), durationText(summary.atImages.idle));
    if (summary.atImages.away > Micros::zero())
        add("away", tr("Away"), durationText(summary.atImages.away));
    if (summary.pauses > 0)
        add("pauses", summary.pauses == 1 ? tr("1 pause") : tr("%1 pauses").arg(countText(summary.pauses)),
            durationText(summary.atImages.paused + summary.betweenImages.paused));
    if (summary.interruptions > 0)
        add("interruptions", tr("Interruptions"), countText(summary.interruptions));
}

void SummaryTable::add(const char* name, const QString& text, const QString& value)
{
    const int row = m_grid->rowCount();
    auto* figure = new TabularLabel(value);
    figure->setObjectName(QLatin1String(name));
    figure->setProperty("role", "strong");
    figure->setAccessibleName(text + QStringLiteral(": ") + value);
    m_grid->addWidget(styledLabel("quiet", text), row, 0);
    m_grid->addWidget(figure, row, 1);
}

void SummaryTable::addSpace()
{
    m_grid->addItem(new QSpacerItem(0, 2 * spacingStep), m_grid->rowCount(), 0);
}

}  // namespace vizsla
