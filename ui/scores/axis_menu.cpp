// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/axis_menu.h"

#include <QActionGroup>

#include "ui/scores/robustness_texts.h"
#include "ui/settings/settings.h"

namespace vizsla {

AxisMenu::AxisMenu(Settings& settings, QWidget* parent)
    : QMenu(tr("&Line through the models"), parent),
      m_settings(settings),
      m_axis(settings.scoreAxis())
{
    auto* choices = new QActionGroup(this);
    for (const Axis axis : {Axis::Linear, Axis::Logit, Axis::Probit}) {
        QAction* action = addAction(tr("On %1").arg(axisText(axis)), this, [this, axis] { choose(axis); });
        action->setCheckable(true);
        action->setChecked(axis == m_axis);
        choices->addAction(action);
    }
}

void AxisMenu::choose(Axis axis)
{
    if (axis == m_axis)
        return;
    m_axis = axis;
    m_settings.setScoreAxis(axis);
    Q_EMIT axisChanged();
}

}  // namespace vizsla
