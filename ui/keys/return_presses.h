// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/keys/press_watch.h"

namespace vizsla {

/// Return presses the button that has the keyboard, on every page: Qt's buttons take the space bar alone
/// outside of dialogs. Where Return is a key of the page it goes there first, and a key that is held down
/// presses nothing.
class ReturnPresses final : public PressWatch
{
    Q_OBJECT

public:
    using PressWatch::PressWatch;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace vizsla
