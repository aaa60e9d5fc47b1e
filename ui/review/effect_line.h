// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/review/review_effect.h"

class QLabel;

namespace vizsla {

class ElidedLabel;
class KeyButton;
class KeyMap;

/// What the last action turned in the scores, and the way back.
class EffectLine final : public QWidget
{
    Q_OBJECT

public:
    explicit EffectLine(const KeyMap& keys, QWidget* parent = nullptr);

    void show(const ReviewEffect& effect);
    /// Says something else instead.
    void say(const QString& sentence);
    void clear();
    void setCanUndo(bool canUndo);

Q_SIGNALS:
    void undoWanted();

private:
    const KeyMap& m_keys;
    ElidedLabel* m_text;
    KeyButton* m_undo;
};

/// "3 answers turn right, 1 wrong"; empty where nothing turned.
QString effectText(const ReviewEffect& effect);

}  // namespace vizsla
