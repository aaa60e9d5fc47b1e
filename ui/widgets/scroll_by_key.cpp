// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_by_key.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <algorithm>
#include <iterator>
#include <utility>

namespace vizsla {

bool scrollByKey(QAbstractScrollArea& area, int key)
{
    constexpr std::pair<int, QAbstractSlider::SliderAction> actions[] = {
        {Qt::Key_Up, QAbstractSlider::SliderSingleStepSub},
        {Qt::Key_Down, QAbstractSlider::SliderSingleStepAdd},
        {Qt::Key_PageUp, QAbstractSlider::SliderPageStepSub},
        {Qt::Key_PageDown, QAbstractSlider::SliderPageStepAdd}};
    const auto* action =
        std::ranges::find(actions, key, &std::pair<int, QAbstractSlider::SliderAction>::first);
    if (action == std::end(actions))
        return false;
    area.verticalScrollBar()->triggerAction(action->second);
    return true;
}

}  // namespace vizsla
