// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/keys/press_gate.h"

class QLabel;

namespace vizsla {

class KeyButton;

/// What stands on the stage instead of the image: why it is not there, and the one thing to do.
///
/// A key or click that was meant for the image does not dismiss it unseen.
class StageCard final : public QWidget
{
    Q_OBJECT

public:
    explicit StageCard(const Clock& clock, QWidget* parent = nullptr);

    void setTexts(const QString& sign, const QString& title, const QString& text, const QString& action);
    void setKey(const QKeySequence& key);
    /// Acts as its button does, if it has been seen.
    void press();

Q_SIGNALS:
    void accepted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PressGate m_gate;
    QLabel* m_sign;
    QLabel* m_title;
    QLabel* m_text;
    KeyButton* m_action;
};

}  // namespace vizsla
