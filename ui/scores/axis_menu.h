// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "core/scoring/fit.h"

namespace vizsla {

class Settings;

/// Chooses the axes on which the line through the models is fitted.
class AxisMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit AxisMenu(Settings& settings, QWidget* parent = nullptr);

    Axis axis() const { return m_axis; }

Q_SIGNALS:
    void axisChanged();

private:
    void choose(Axis axis);

    Settings& m_settings;
    Axis m_axis;
};

}  // namespace vizsla
