// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/study/ids.h"
#include "core/tasks/repeat_task.h"
#include "ui/keys/press_gate.h"

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace vizsla {

class KeyButton;
class KeyMap;
class LabelingSession;
class MistakeGrid;
class SpeedChart;
class SummaryTable;
struct OpenStudy;
struct SessionSummary;

/// What stands in the image's place when every image of a part is done: what was done, how long it took, and
/// what was not right. At the end of a task it is about the whole of it. Of a test it tells nothing that is
/// right or wrong. No key or click acts on it before it has been seen.
class PartDone final : public QWidget
{
    Q_OBJECT

public:
    PartDone(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    /// Whether it tells what is right for the images.
    bool show(const LabelingSession& session);
    /// The key that confirms was pressed: it is for the button that has the keyboard, else for what comes
    /// next: another part, another task, or the tasks.
    void press();

Q_SIGNALS:
    void nextPartWanted();
    void nextTaskWanted(const vizsla::TaskId& taskId);
    /// A training of these images, or of all of the task.
    void repeatWanted(vizsla::RepeatKind kind, const std::vector<vizsla::ImageId>& imageIds);
    void tasksWanted();
    void scorecardWanted();
    void undoWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildCard();
    QWidget* buildButtons();
    void showKeys();
    void showWhatComesNext(const LabelingSession& session, const SessionSummary& summary);
    void wantNext();
    void showNotes(const LabelingSession& session, const SessionSummary& summary);
    void reflow();

    OpenStudy& m_study;
    const KeyMap& m_keys;
    PressGate m_gate;
    QScrollArea* m_scroll;
    QLabel* m_title;
    QLabel* m_task;
    QLabel* m_notInTime;
    QLabel* m_sealed;
    QLabel* m_problem;
    SummaryTable* m_figures;
    SpeedChart* m_chart;
    MistakeGrid* m_mistakes;
    QBoxLayout* m_body = nullptr;
    KeyButton* m_next;
    KeyButton* m_train;
    KeyButton* m_again;
    KeyButton* m_scorecard;
    KeyButton* m_tasks;
    KeyButton* m_undo;
    std::optional<TaskId> m_nextTask;  ///< where the task is done and another is there
    std::vector<ImageId> m_missed;
};

}  // namespace vizsla
