// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "core/study/task.h"

class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace vizsla {

class ElidedLabel;

/// How a task stands for the labeler whose home page it is on.
struct TaskProgress
{
    int done = 0;  ///< images with an answer, and those whose time was up
    bool hasBegun = false;
    bool isSealed = false;
    bool canWrite = true;
    /// Whether the labeler is among those who sit it; else their names are in `others`.
    bool isForLabeler = true;
    QString others = {};
};

/// One task on the home page: what it is, its rules, how far one is, and the one thing to do with it.
class TaskCard final : public QFrame
{
    Q_OBJECT

public:
    TaskCard(const Task& task, const TaskProgress& taskProgress, QWidget* parent = nullptr);

    const Task& task() const { return m_task; }
    bool isDone() const { return m_progress.done >= m_task.imageCount; }
    /// Whether it can be begun or gone on with.
    bool isOffered() const { return !isDone() && (m_progress.isForLabeler || hasBegun()); }
    bool hasBegun() const { return m_progress.hasBegun || m_progress.done > 0; }
    QPushButton* button() const { return m_button; }
    /// So many of the images have their files; it says so where that is not all.
    void setFileCount(int count);
    /// Asks in the card's own place whether the task is to go.
    void askToDelete();

Q_SIGNALS:
    void startWanted(const vizsla::TaskId& taskId);
    void lookBackWanted(const vizsla::TaskId& taskId);
    /// Where the menu is to appear, on the screen.
    void menuWanted(const QPoint& place);
    void deleteWanted(const vizsla::TaskId& taskId);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QVBoxLayout* buildWords();
    QVBoxLayout* buildProgress() const;
    QWidget* buildQuestion();
    void buildButtons();
    void keepTask();
    QString progressText() const;
    QString noteText() const;
    QString notOfferedText() const;
    void showNote();

    Task m_task;
    TaskProgress m_progress;
    QPushButton* m_button;
    QPushButton* m_more;
    ElidedLabel* m_note;
    std::optional<int> m_fileCount;  ///< nothing while it is not known
    QWidget* m_question = nullptr;
};

}  // namespace vizsla
