// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/desk/desk_popover.h"
#include "ui/settings/review_choices.h"

class QLabel;
class QLineEdit;
class QSpinBox;
class QTimer;

namespace vizsla {

class ChoiceBox;
class Switch;

/// Which images come, and in which order. What is chosen holds at once.
class ChoicesPopover final : public DeskPopover
{
    Q_OBJECT

public:
    explicit ChoicesPopover(QWidget& page);

    void openAt(const QWidget& anchor, const ReviewChoices& choices, bool hasShares);
    void show(const ReviewChoices& choices, bool hasShares);
    /// About the slice that was asked for; an empty sentence takes it away.
    void showSliceProblem(const QString& sentence);
    /// So many images come now.
    void showCount(std::size_t count);

Q_SIGNALS:
    void changed(const vizsla::ReviewChoices& choices);

protected:
    void focusFirst() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void addSwitches();
    void connectFields();
    ReviewChoices choices() const;
    void tell();

    QLineEdit* m_search;
    std::vector<std::pair<Switch*, bool ReviewChoices::*>> m_switches;
    QLineEdit* m_slice;
    QLabel* m_sliceProblem;
    ChoiceBox* m_order;
    QSpinBox* m_seed;
    QLabel* m_seedLabel;
    QLabel* m_count;
    QTimer* m_typing;  ///< runs until a pause in typing
    ReviewChoices m_told;
};

}  // namespace vizsla
