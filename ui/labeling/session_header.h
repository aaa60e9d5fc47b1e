// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
class QLabel;
class QProgressBar;

namespace vizsla {

class ElidedLabel;
class KeyButton;
class KeyMap;
class LabelingSession;

/// Above the image: the task, the part, how far one is, the time on this image or what is left of it, and the
/// pause.
class SessionHeader final : public QFrame
{
    Q_OBJECT

public:
    explicit SessionHeader(const KeyMap& keys, QWidget* parent = nullptr);

    /// While feedback is given the image that has just been answered is still there.
    void show(const LabelingSession& session, bool isFeedback = false);
    /// The time of the current image and, where it is limited, what is left: the countdown can be hidden.
    void showTime(const LabelingSession& session, bool showsCountdown);
    void showPause(const LabelingSession& session, bool isAskedFor);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pauseWanted();
    void countdownClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showKeys();
    void fitPart();
    int leastWidth() const;
    void fold();

    const KeyMap& m_keys;
    ElidedLabel* m_task;
    ElidedLabel* m_part;
    QString m_partWhole;
    QString m_partAlone;  ///< without how far the task is
    QLabel* m_image;
    QProgressBar* m_progress;
    QLabel* m_partLeft;
    QLabel* m_imageLeft;
    QLabel* m_time;
    KeyButton* m_pause;
    bool m_hasTime = false;
    bool m_hasKey = true;
};

}  // namespace vizsla
