// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "core/clock.h"

class QLabel;
class QProgressBar;

namespace vizsla {

class LabelingSession;

/// Above the image: the task, the part, how far one is, and the time on this image.
class SessionHeader final : public QFrame
{
    Q_OBJECT

public:
    explicit SessionHeader(QWidget* parent = nullptr);

    void show(const LabelingSession& session);
    void showTime(SteadyMicros time);

private:
    QLabel* m_task;
    QLabel* m_part;
    QLabel* m_image;
    QLabel* m_whole;
    QProgressBar* m_progress;
    QLabel* m_time;
};

}  // namespace vizsla
