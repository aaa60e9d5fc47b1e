// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <unordered_set>
#include <vector>

#include "core/study/labeler.h"
#include "ui/keys/press_watch.h"
#include "ui/work/background.h"

class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace vizsla {

class EmptyState;
class Settings;
class TaskCard;
class TodayHeader;
struct OpenStudy;
struct Task;
struct TaskProgress;

/// The tasks of the study, and how far the chosen labeler is in each.
class HomePage final : public QWidget
{
    Q_OBJECT

public:
    HomePage(OpenStudy& study, const Settings& settings, QWidget* parent = nullptr);

    /// Shows the tasks as they stand for a labeler; without one it asks who is labeling. A study without
    /// images asks for a test set.
    void show(const std::optional<Labeler>& labeler);
    /// Brings a task into view, past the search if that hides it.
    void reveal(const TaskId& taskId);
    /// Shows that this labeler must unlock first, and nothing of what was there before.
    void showLocked(const Labeler& labeler);

Q_SIGNALS:
    void startWanted(const vizsla::TaskId& taskId);
    void lookBackWanted(const vizsla::TaskId& taskId);
    void labelerWanted(const vizsla::LabelerId& labelerId);
    void addLabelerWanted();
    void unlockWanted();
    void importTestSetWanted();
    void newTaskWanted();
    void editTaskWanted(const vizsla::TaskId& taskId);
    void duplicateTaskWanted(const vizsla::TaskId& taskId);
    void deleteTaskWanted(const vizsla::TaskId& taskId);
    void openResultsWanted(const vizsla::TaskId& taskId);
    void failed(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* noLabeler();
    void offerLabelers();
    QWidget* noImages();
    QWidget* noTasks();
    EmptyState* locked();
    bool hasTestSets() const;
    void fill(const Labeler& labeler);
    void countFiles();
    TaskCard* makeCard(const Task& task, const TaskProgress& taskProgress);
    void showMenu(TaskCard* card, const QPoint& place);
    void filter(const QString& text);
    void focusWhatComesNext();
    bool focusWhereOneCameFrom();
    void moveFocus(int by);

    OpenStudy& m_study;
    PressWatch m_presses;
    TodayHeader* m_today;
    QLineEdit* m_find;
    LabelerId m_labelerId;  ///< whose tasks are shown
    QPushButton* m_newTask;
    QStackedWidget* m_stack;
    QWidget* m_tasks;
    QVBoxLayout* m_list;
    QScrollArea* m_scroll;
    EmptyState* m_noLabeler = nullptr;
    EmptyState* m_noTasks = nullptr;
    EmptyState* m_noImages = nullptr;
    EmptyState* m_locked = nullptr;
    QPushButton* m_importTestSet = nullptr;
    QPushButton* m_unlock = nullptr;
    QPushButton* m_firstTask = nullptr;
    std::vector<TaskCard*> m_cards;
    std::vector<Labeler> m_offered;  ///< to choose from, where nobody is chosen
    TaskId m_cameFrom;               ///< the task whose button was pressed last, or that was worked on last
    bool m_lookedBack = false;
    std::unordered_set<TaskId> m_complete;  ///< tasks all of whose images had their files
    Background m_counting;                  ///< of those files
};

}  // namespace vizsla
