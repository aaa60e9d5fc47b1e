// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "ui/rulings/review_selection.h"

class QPushButton;

namespace vizsla {

class EmptyState;
class WithheldImages;

/// What stands there when no image is left: why, and where to go from there.
class ReviewEnd final : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewEnd(QWidget* parent = nullptr);

    /// A criterion, and how many images there are without it.
    struct Loosening
    {
        ReviewCriterion criterion;
        std::size_t images = 0;
    };
    void showAllReviewed(std::size_t total, const ReviewChoices& choices);
    /// All that would come is withheld.
    void showWithheld(const WithheldImages& withheld);
    void showNothing(const ReviewChoices& choices, const std::vector<Loosening>& loosenings);
    /// The last of so many was left behind, of which some are still unreviewed.
    void showLast(std::size_t count, std::size_t unreviewed, const ReviewChoices& choices);
    /// Does what its first button does.
    void press();

Q_SIGNALS:
    void choicesWanted(const vizsla::ReviewChoices& choices);
    /// The same images again, from the first.
    void againWanted();

private:
    void offer(QPushButton* button, const QString& text, std::optional<ReviewChoices> choices);

    EmptyState* m_state;
    QPushButton* m_first;
    QPushButton* m_second;
    std::optional<ReviewChoices> m_firstChoices;  ///< empty: the same again
    std::optional<ReviewChoices> m_secondChoices;
};

}  // namespace vizsla
