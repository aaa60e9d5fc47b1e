// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace vizsla {

class KeyButton;
class KeyMap;
class LabelingSession;
struct OpenStudy;

/// What stands in the image's place when every image of a part has its answer.
class PartDone final : public QWidget
{
    Q_OBJECT

public:
    PartDone(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    void show(const LabelingSession& session);

Q_SIGNALS:
    void nextPartWanted();
    void tasksWanted();
    void scorecardWanted();
    void undoWanted();

private:
    void showKeys();
    QString accuracyLine(const LabelingSession& session) const;

    OpenStudy& m_study;
    const KeyMap& m_keys;
    QLabel* m_title;
    QLabel* m_speed;
    QLabel* m_accuracy;
    KeyButton* m_next;
    KeyButton* m_scorecard;
    KeyButton* m_tasks;
    KeyButton* m_undo;
};

}  // namespace vizsla
