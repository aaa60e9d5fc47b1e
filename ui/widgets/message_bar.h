// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/widgets/labels.h"

class QPushButton;

namespace vizsla {

/// One sentence above the pages: an error, or a state of the study that one must know. Never a modal box.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Replaces what is shown.
    void show(const QString& text, Tone tone);
    /// Adds a button to what is shown, until something else is.
    void offer(const QString& action);
    QString text() const;

Q_SIGNALS:
    void actionChosen();

private:
    QLabel* m_sign;
    QLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_close;
};

}  // namespace vizsla
