// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/review/review_effect.h"
#include "core/study/ids.h"

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

    /// What this action turned is told once show() says that it is kept, and nothing until then.
    void await(const ReviewActionId& actionId);
    /// Nothing changes where another action is the last, or something else was said since.
    void show(const ReviewActionId& actionId, const ReviewEffect& effect);
    /// Says something else instead.
    void say(const QString& sentence);
    void clear();
    void setCanUndo(bool canUndo);

Q_SIGNALS:
    void undoWanted();

private:
    const KeyMap& m_keys;
    ReviewActionId m_awaited;
    ElidedLabel* m_text;
    KeyButton* m_undo;
};

/// "3 answers turn right, 1 wrong"; empty where nothing turned.
QString effectText(const ReviewEffect& effect);

}  // namespace vizsla
