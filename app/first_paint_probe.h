// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace vizsla {

/// For measuring how long the start takes: with VIZSLA_TRACE_START set in the environment, prints when the
/// window was first painted, in microseconds of CLOCK_MONOTONIC, on standard error and ends the application.
/// Without it, nothing.
class FirstPaintProbe final : public QObject
{
public:
    explicit FirstPaintProbe(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace vizsla
