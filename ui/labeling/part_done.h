// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/keys/press_gate.h"

class QBoxLayout;
class QLabel;

namespace vizsla {

class KeyButton;
class KeyMap;
class LabelingSession;
class SpeedChart;
class SummaryTable;
struct OpenStudy;
struct SessionSummary;

/// What stands in the image's place when every image of a part is done: what was done, and how long it took.
/// Of a test it tells nothing that is right or wrong. No key or click acts on it before it has been seen.
class PartDone final : public QWidget
{
    Q_OBJECT

public:
    PartDone(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    void show(const LabelingSession& session);
    /// The key that confirms was pressed: it is for the button that has the keyboard, else for the next part,
    /// if there is one.
    void press();

Q_SIGNALS:
    void nextPartWanted();
    void tasksWanted();
    void scorecardWanted();
    void undoWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildCard();
    QWidget* buildButtons();
    void showKeys();
    void showNotes(const LabelingSession& session, const SessionSummary& summary);
    void reflow();

    OpenStudy& m_study;
    const KeyMap& m_keys;
    PressGate m_gate;
    QLabel* m_title;
    QLabel* m_task;
    QLabel* m_notInTime;
    QLabel* m_sealed;
    QLabel* m_problem;
    SummaryTable* m_figures;
    SpeedChart* m_chart;
    QBoxLayout* m_body = nullptr;
    KeyButton* m_next;
    KeyButton* m_scorecard;
    KeyButton* m_tasks;
    KeyButton* m_undo;
};

}  // namespace vizsla
