// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/review/review_effect.h"
#include "core/study/annotation.h"
#include "ui/widgets/wrapping_frame.h"

class QGridLayout;
class QLabel;

namespace vizsla {

class EffectLine;
class KeyButton;
class KeyMap;

/// The bar below a grid of photographs: what can be ruled on those that are selected, on the rest, and what
/// it turned.
class ClassRulings final : public WrappingFrame
{
    Q_OBJECT

public:
    explicit ClassRulings(const KeyMap& keys, QWidget* parent = nullptr);

    void showSelected(int count);
    void showLeft(std::size_t count);
    /// Whether another class is left.
    void setHasNext(bool hasNext);
    EffectLine& effect() { return *m_effect; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void ruled(const std::optional<vizsla::Verdict>& verdict);
    void restWrongWanted();
    void nextWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showKeys();
    void fitLine();

    const KeyMap& m_keys;
    QLabel* m_selected;
    std::vector<KeyButton*> m_verdicts;
    KeyButton* m_restWrong;
    KeyButton* m_next;
    EffectLine* m_effect;
    QGridLayout* m_line;
    bool m_isOneLine = true;
    bool m_isNextBelow = false;
};

}  // namespace vizsla
