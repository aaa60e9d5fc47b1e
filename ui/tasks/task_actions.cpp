// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_actions.h"

#include <QWidget>

#include "core/labeling/task_progress.h"
#include "core/store/study_file.h"
#include "core/store/task_repository.h"
#include "ui/tasks/open_results_dialog.h"
#include "ui/tasks/task_editor.h"
#include "ui/widgets/labels.h"

namespace vizsla {

TaskActions::TaskActions(StudyFile& study, QWidget* parent)
    : QObject(parent),
      m_study(study),
      m_parent(parent)
{}

void TaskActions::makeTask()
{
    showEditor({});
}

void TaskActions::edit(const TaskId& taskId)
{
    with(taskId, [this](const Task& task) { showEditor(task); });
}

void TaskActions::duplicate(const TaskId& taskId)
{
    with(taskId, [this](const Task& task) {
        Task copy;
        copy.name = tr("%1 (copy)").arg(toQString(task.name)).toStdString();
        copy.description = task.description;
        copy.mode = task.mode;
        copy.partSize = task.partSize;
        copy.rules = task.rules;
        copy.labelerIds = task.labelerIds;
        showEditor(copy);
    });
}

void TaskActions::remove(const TaskId& taskId)
{
    if (const auto removed = TaskRepository(m_study).remove(taskId); !removed)
        Q_EMIT failed(toQString(removed.error().message));
    else
        Q_EMIT changed();
}

void TaskActions::openResults(const TaskId& taskId)
{
    with(taskId, [this](const Task& task) {
        const auto known = allProgress(m_study, task);
        if (!known) {
            Q_EMIT failed(toQString(known.error().message));
            return;
        }
        auto* dialog = new OpenResultsDialog(m_study, task, *known, m_parent);
        connect(dialog, &OpenResultsDialog::opened, this, &TaskActions::changed);
        dialog->setModal(true);
        dialog->show();
    });
}

void TaskActions::with(const TaskId& taskId, const std::function<void(const Task&)>& action)
{
    const auto task = TaskRepository(m_study).find(taskId);
    if (!task)
        Q_EMIT failed(toQString(task.error().message));
    else if (!*task)
        Q_EMIT failed(tr("This task is no longer in the study."));
    else
        action(**task);
}

void TaskActions::showEditor(const Task& task)
{
    auto* editor = new TaskEditor(m_study, task, m_parent);
    connect(editor, &TaskEditor::saved, this, &TaskActions::changed);
    connect(editor, &TaskEditor::saved, this, &TaskActions::saved);
    editor->setModal(true);
    editor->show();
}

}  // namespace vizsla
