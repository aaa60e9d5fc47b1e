// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "core/study/task.h"

class QWidget;

namespace vizsla {

class StudyFile;

/// What a coordinator does with tasks, each in a dialog of its own or at once.
class TaskActions final : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand before `parent`.
    TaskActions(StudyFile& study, QWidget* parent);

    void makeTask();
    void edit(const TaskId& taskId);
    void duplicate(const TaskId& taskId);
    void remove(const TaskId& taskId);
    void openResults(const TaskId& taskId);

Q_SIGNALS:
    /// Tasks are not as they were.
    void changed();
    /// One was made or edited; follows changed().
    void saved(const vizsla::TaskId& taskId);
    void failed(const QString& sentence);

private:
    void with(const TaskId& taskId, const std::function<void(const Task&)>& action);
    void showEditor(const Task& task);

    StudyFile& m_study;
    QWidget* m_parent;
};

}  // namespace vizsla
