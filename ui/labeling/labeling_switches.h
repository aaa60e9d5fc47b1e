// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/study/task.h"

namespace vizsla {

class KeyMap;
class Settings;
class Switch;

/// The three switches of the labeling page. Those that a task does not allow are off and say why.
class LabelingSwitches final : public QWidget
{
    Q_OBJECT

public:
    LabelingSwitches(Settings& settings, const KeyMap& keys, QWidget* parent = nullptr);

    /// In test mode there is no feedback, and the task says whether external resources may be used.
    void setTask(Mode mode, bool externalAllowed);
    bool showsFeedback() const;
    bool onlyOnError() const;
    bool usesExternalResources() const;
    void toggleFeedback();
    void toggleOnlyOnError();

Q_SIGNALS:
    void changed();

private:
    void showState();

    Settings& m_settings;
    const KeyMap& m_keys;
    Switch* m_feedback;
    Switch* m_onlyOnError;
    Switch* m_external;
    bool m_testMode = false;
    bool m_externalAllowed = true;
};

}  // namespace vizsla
