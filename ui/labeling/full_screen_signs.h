// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/clock.h"

class QFrame;
class QLabel;

namespace vizsla {

class LabelingSession;

/// What stands over the image while it fills the screen: what is left of its time and, for a moment, how to
/// leave.
class FullScreenSigns final : public QWidget
{
    Q_OBJECT

public:
    /// Hidden, at the top of a place that has no layout.
    FullScreenSigns(const Clock& clock, QWidget& place);

    void setOn(bool on);
    /// As the header shows it.
    void showTime(const LabelingSession& session, bool showsCountdown);
    void showHint();
    /// Looks at the clock.
    void tick();

private:
    const Clock& m_clock;
    QLabel* m_hint;
    QFrame* m_time;
    QLabel* m_partLeft;
    QLabel* m_imageLeft;
    std::optional<SteadyTime> m_hintSince;
};

}  // namespace vizsla
