// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/clock.h"

class QLabel;

namespace vizsla {

class KeyButton;

/// What stands on the stage instead of the image: why it is not there, and the one thing to do.
///
/// A key that was meant for the image does not dismiss it unseen: press() counts only once it has been on the screen
/// for a moment.
class StageCard final : public QWidget
{
    Q_OBJECT

public:
    /// How long it must have been on the screen before a key can dismiss it.
    static constexpr SteadyMicros unseenFor = 350'000;

    explicit StageCard(const Clock& clock, QWidget* parent = nullptr);

    void setTexts(const QString& sign, const QString& title, const QString& text, const QString& action);
    void setKey(const QKeySequence& key);
    /// Acts as its button does, if it has been seen.
    void press();

Q_SIGNALS:
    void accepted();

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const Clock& m_clock;
    QLabel* m_sign;
    QLabel* m_title;
    QLabel* m_text;
    KeyButton* m_action;
    std::optional<SteadyMicros> m_paintedAt;
};

}  // namespace vizsla
