// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "core/study/task.h"

namespace vizsla {

/// What a coordinator can do with a task.
class TaskMenu final : public QMenu
{
    Q_OBJECT

public:
    TaskMenu(const Task& task, bool isBegun, QWidget* parent = nullptr);

Q_SIGNALS:
    void editWanted();
    void duplicateWanted();
    void deleteWanted();
    void openResultsWanted();
};

}  // namespace vizsla
