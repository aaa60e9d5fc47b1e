// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace vizsla {

class KeyButton;
class LabelingSession;
struct OpenStudy;

/// What stands in the image's place when every image of a part has its answer.
class PartDone final : public QWidget
{
    Q_OBJECT

public:
    PartDone(OpenStudy& study, QWidget* parent = nullptr);

    void show(const LabelingSession& session);

Q_SIGNALS:
    void nextPartWanted();
    void tasksWanted();
    void scorecardWanted();

private:
    QString accuracyLine(const LabelingSession& session) const;

    OpenStudy& m_study;
    QLabel* m_title;
    QLabel* m_speed;
    QLabel* m_accuracy;
    KeyButton* m_next;
    KeyButton* m_scorecard;
};

}  // namespace vizsla
