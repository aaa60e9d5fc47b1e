// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/full_screen_signs.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

#include "core/labeling/labeling_session.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/time_left.h"

namespace vizsla {

namespace {

constexpr Micros hintStays = 4 * oneSecond;

}  // namespace

FullScreenSigns::FullScreenSigns(const Clock& clock, QWidget& place)
    : QWidget(&place),
      m_clock(clock),
      m_hint(styledLabel("tooEarly", tr("Esc leaves full screen"))),
      m_time(new QFrame),
      m_partLeft(styledLabel("countdown")),
      m_imageLeft(styledLabel("countdown"))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setObjectName(QStringLiteral("fullScreenHint"));
    m_imageLeft->setObjectName(QStringLiteral("imageLeftInFullScreen"));
    m_partLeft->setObjectName(QStringLiteral("partLeftInFullScreen"));
    m_time->setProperty("role", "popover");
    auto* time = new QHBoxLayout(m_time);
    time->setContentsMargins(spacingStep, spacingStep, spacingStep, spacingStep);
    time->addWidget(m_partLeft);
    time->addWidget(m_imageLeft);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(m_hint);
    row->addStretch(1);
    row->addWidget(m_time);
    auto* column = new QVBoxLayout(&place);
    column->setContentsMargins(2 * spacingStep, 2 * spacingStep, 2 * spacingStep, 2 * spacingStep);
    column->addWidget(this);
    column->addStretch(1);
    m_hint->hide();
    hide();
}

void FullScreenSigns::setOn(bool on)
{
    setVisible(on);
    if (on)
        showHint();
}

void FullScreenSigns::showTime(const LabelingSession& session, bool showsCountdown)
{
    const TaskRules& rules = session.task().rules;
    showTimeLeft(*m_imageLeft, session.imageTimeLeft(), rules.imageLimit, tr("%1 left"), showsCountdown);
    showTimeLeft(*m_partLeft, session.current() ? session.sessionTimeLeft() : std::nullopt,
                 rules.sessionLimit, tr("part: %1 left"), showsCountdown);
    m_time->setVisible(!m_imageLeft->isHidden() || !m_partLeft->isHidden());
}

void FullScreenSigns::showHint()
{
    m_hintSince = m_clock.steadyNow();
    m_hint->show();
}

void FullScreenSigns::tick()
{
    if (!m_hintSince || m_clock.steadyNow() - *m_hintSince < hintStays)
        return;
    m_hintSince.reset();
    m_hint->hide();
}

}  // namespace vizsla
