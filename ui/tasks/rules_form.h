// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/study/task.h"

class QSpinBox;

namespace vizsla {

class DurationField;
class FormRows;
class Switch;

/// The size of a task's parts and the rules for who labels it, each with what it leads to.
class RulesForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RulesForm(QWidget* parent = nullptr);

    void setRules(int partSize, const TaskRules& rules);
    TaskRules rules() const;
    int partSize() const;
    /// Rules that mean nothing in training are not offered there.
    void setMode(Mode mode);

Q_SIGNALS:
    void partSizeChanged();

private:
    void buildTime(FormRows& rows);
    void buildAllowed(FormRows& rows);

    QSpinBox* m_partSize;
    DurationField* m_imageLimit;
    DurationField* m_sessionLimit;
    DurationField* m_breakEvery;
    DurationField* m_idleAfter;
    Switch* m_pauses;
    Switch* m_guide;
    QWidget* m_onlyInTests;
    Switch* m_external;
    Switch* m_corrections;
    Mode m_mode = Mode::Training;
};

}  // namespace vizsla
