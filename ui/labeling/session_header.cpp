// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/session_header.h"

#include <QHBoxLayout>
#include <QProgressBar>

#include "core/labeling/labeling_session.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

SessionHeader::SessionHeader(QWidget* parent)
    : QFrame(parent),
      m_task(styledLabel("strong")),
      m_part(styledLabel("quiet")),
      m_image(styledLabel("quiet")),
      m_whole(styledLabel("quiet")),
      m_progress(new QProgressBar),
      m_time(styledLabel("quiet"))
{
    setProperty("role", "panel");
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(150);
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_time->setToolTip(tr("Time since this image was shown"));
    m_image->setObjectName(QStringLiteral("imageProgress"));
    m_whole->setToolTip(tr("Answered in the whole task"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * spacingStep, 2 * spacingStep, 4 * spacingStep, 2 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(m_task);
    layout->addWidget(m_part);
    layout->addWidget(m_whole);
    layout->addStretch(1);
    layout->addWidget(m_image);
    layout->addWidget(m_progress);
    layout->addWidget(m_time);
    setFixedHeight(38);
}

void SessionHeader::show(const LabelingSession& session)
{
    const int count = static_cast<int>(session.images().size());
    const int answered = session.doneInPart();
    m_task->setText(QString::fromStdString(session.task().name));
    m_part->setText(tr("part %1 of %2").arg(session.part() + 1).arg(session.task().partCount()));
    m_whole->setText(tr("· %1 of %2 images").arg(session.doneInTask()).arg(session.task().imageCount));
    m_image->setText(tr("image %1 of %2").arg(std::min(answered + 1, count)).arg(count));
    m_progress->setRange(0, count);
    m_progress->setValue(answered);
    showTime(0);
}

void SessionHeader::showTime(SteadyMicros time)
{
    const qint64 seconds = time / 1'000'000;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const QString minutes = QStringLiteral("%1:%2").arg(seconds / 60 % 60).arg(two(seconds % 60));
    m_time->setText(seconds < 3600 ? minutes
                                   : QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(two(seconds / 60 % 60),
                                                                                         two(seconds % 60)));
}

}  // namespace vizsla
