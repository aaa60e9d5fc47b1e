// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "core/clock.h"
#include "core/labeling/break_schedule.h"
#include "core/study/ids.h"
#include "ui/keys/press_gate.h"

class QLabel;
class QPushButton;
class QShortcut;

namespace vizsla {

class KeyButton;
class KeyMap;
class LabelingSession;
class Settings;
struct TaskRules;

/// A slim bar that offers a rest after some time of work, and hides and shows itself. It comes between two
/// images only, so that it moves none; it takes no keyboard and stops no clock.
///
/// When it is due the coordinator lays down for everybody who does a task, else the labeler's own settings.
class RestReminder final : public QFrame
{
    Q_OBJECT

public:
    RestReminder(Settings& settings, const KeyMap& keys, const Clock& clock, QWidget* parent = nullptr);

    /// A session begins. The same labeler's work before it goes on counting.
    void begin(const LabelingSession& session);
    using QFrame::update;
    /// To be called with every change of the image, before the next one is painted, and about every second.
    void update(const LabelingSession& session);

Q_SIGNALS:
    /// The bar is gone when these come.
    void restWanted();
    void putOff();
    void dismissed();

private:
    void build();
    void connectKey(QShortcut* key, KeyButton* button);
    void findInterval();
    void showKeys();
    void showText();
    void answer(void (BreakSchedule::*change)(), void (RestReminder::*answered)());

    Settings& m_settings;
    const KeyMap& m_keys;
    const Clock& m_clock;
    PressGate m_gate;
    BreakSchedule m_breakSchedule;
    std::optional<Micros> m_taskInterval;
    LabelerId m_labelerId;
    QLabel* m_text;
    KeyButton* m_rest;
    KeyButton* m_later;
    QPushButton* m_dismiss;
    QShortcut* m_restKey;
    QShortcut* m_laterKey;
};

}  // namespace vizsla
