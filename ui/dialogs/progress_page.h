// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace vizsla {

class KeyButton;

/// How far a running job is, and its cancel button.
class ProgressPage : public QWidget
{
    Q_OBJECT

public:
    /// The names are those of the objects.
    ProgressPage(const QString& cancelName, const QString& noteName, QWidget* parent = nullptr);

    void setBarName(const QString& accessibleName);
    void begin(const QString& what, const QString& note);
    void showProgress(int done, int total);
    /// The job was told to stop and has not yet.
    void showCancelling();

Q_SIGNALS:
    void cancelWanted();

protected:
    void setNote(const QString& note);
    bool isCancelling() const;

private:
    QLabel* m_what;
    QProgressBar* m_bar;
    QLabel* m_note;
    KeyButton* m_cancel;
};

}  // namespace vizsla
