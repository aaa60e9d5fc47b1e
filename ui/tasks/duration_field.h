// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/clock.h"

class QComboBox;
class QSpinBox;

namespace vizsla {

class Switch;

/// None, or a duration in whole seconds or minutes: a switch that says what it is for, a number and its unit.
class DurationField final : public QWidget
{
    Q_OBJECT

public:
    /// `name` names its widgets for tests; `proposal` is shown when the switch is first turned on.
    DurationField(const QString& name, const QString& text, Micros proposal, QWidget* parent = nullptr);

    /// Without the switch: there is always a duration.
    void setRequired();
    /// Parts of a second are rounded up.
    void setValue(std::optional<Micros> value);
    std::optional<Micros> value() const;

private:
    void showNumber(Micros value);
    void enableNumber();

    Switch* m_on;
    QSpinBox* m_number;
    QComboBox* m_unit;
    bool m_isRequired = false;
};

}  // namespace vizsla
