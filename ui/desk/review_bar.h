// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/settings/key_map.h"
#include "ui/widgets/wrapping_frame.h"

class QLayout;

namespace vizsla {

class KeyButton;

/// Below the image: what can be said about the whole of it, and the way to the next.
class ReviewBar final : public WrappingFrame
{
    Q_OBJECT

public:
    explicit ReviewBar(const KeyMap& keys, QWidget* parent = nullptr);

    /// What is said already, or shown, looks pressed.
    void setPressed(KeyAction action, bool pressed);
    void setEnabled(KeyAction action, bool enabled);
    const QWidget& anchor(KeyAction action) const;

Q_SIGNALS:
    void wanted(vizsla::KeyAction action);

private:
    void addButton(QLayout& row, KeyAction action, const char* name, const QString& text, const QString& tip);
    void showKeys();
    KeyButton* find(KeyAction action) const;

    const KeyMap& m_keys;
    std::vector<std::pair<KeyAction, KeyButton*>> m_buttons;
};

}  // namespace vizsla
