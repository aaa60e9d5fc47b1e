// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_menu.h"

namespace vizsla {

TaskMenu::TaskMenu(const Task& task, bool isBegun, QWidget* parent) : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("taskMenu"));
    connect(addAction(tr("&Edit…")), &QAction::triggered, this, &TaskMenu::editWanted);
    connect(addAction(tr("D&uplicate…")), &QAction::triggered, this, &TaskMenu::duplicateWanted);
    if (task.mode == Mode::Test) {
        QAction* open =
            addAction(task.resultsOpenedAt ? tr("The results are open") : tr("&Open the results…"));
        open->setEnabled(!task.resultsOpenedAt);
        connect(open, &QAction::triggered, this, &TaskMenu::openResultsWanted);
    }
    addSeparator();
    QAction* remove = addAction(isBegun ? tr("Delete (somebody has begun it)") : tr("&Delete…"));
    remove->setEnabled(!isBegun);
    connect(remove, &QAction::triggered, this, &TaskMenu::deleteWanted);
}

}  // namespace vizsla
