// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "core/study/task.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace vizsla {

/// One task on the home page: what it is, how far one is, and the one thing to do with it.
class TaskCard final : public QFrame
{
    Q_OBJECT

public:
    TaskCard(const Task& task, int answered, bool canWrite, QWidget* parent = nullptr);

    const Task& task() const { return m_task; }
    bool isDone() const { return m_answered >= m_task.imageCount; }
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void startWanted(const QString& taskId);
    void lookBackWanted(const QString& taskId);

private:
    QString progressText() const;

    Task m_task;
    int m_answered;
    QPushButton* m_button;
};

}  // namespace vizsla
