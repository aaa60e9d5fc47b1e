// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QStackedWidget;

namespace vizsla {

class MessageBar;

/// Pages to choose a job on, to show how far it is and what came of it; messages stand above them. Whoever
/// closes the dialog while the job runs cancels that first.
class JobDialog : public QDialog
{
    Q_OBJECT

public:
    virtual bool isRunning() const = 0;

    /// Cancels what is running; without that it closes.
    void reject() override;

protected:
    explicit JobDialog(QWidget* parent);

    /// Of a job that is running; it ends when it says so.
    virtual void cancel() = 0;

    MessageBar* m_message;
    QStackedWidget* m_stack;
};

}  // namespace vizsla
