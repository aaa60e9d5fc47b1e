// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/study/ids.h"
#include "ui/keys/press_gate.h"

class QGridLayout;
class QLabel;
class QScrollArea;

namespace vizsla {

class KeyButton;
class KeyMap;
class LabelingSession;
class PageShortcuts;
struct StartFact;

/// What a labeler reads before a task begins: what is asked, how many images, the limits, what is allowed.
/// Nothing is written and no clock runs before beginWanted().
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    StartPage(const KeyMap& keys, const Clock& clock, QWidget* parent = nullptr);

    /// `session` is prepared, not begun.
    void show(const LabelingSession& session);
    const TaskId& taskId() const { return m_taskId; }

Q_SIGNALS:
    void beginWanted(const vizsla::TaskId& taskId);
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildCard();
    QWidget* buildButtons();
    void showKeys();
    void showFacts(const std::vector<StartFact>& facts);
    void press();
    void fitCard();

    const KeyMap& m_keys;
    QScrollArea* m_scroll;
    PressGate m_gate;
    TaskId m_taskId;
    QLabel* m_title;
    QLabel* m_mode;
    QLabel* m_description;
    QLabel* m_asked;
    QGridLayout* m_facts;
    KeyButton* m_begin;
    KeyButton* m_back;
    PageShortcuts* m_shortcuts;
};

}  // namespace vizsla
