// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace vizsla {

class KeyButton;

/// How far a running import is, and its cancel button.
class ImportProgress final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportProgress(QWidget* parent = nullptr);

    void begin(const QString& what);
    void showProgress(int done, int total);
    void showCancelling();

Q_SIGNALS:
    void cancelWanted();

private:
    QLabel* m_what;
    QProgressBar* m_bar;
    QLabel* m_counts;
    KeyButton* m_cancel;
};

}  // namespace vizsla
