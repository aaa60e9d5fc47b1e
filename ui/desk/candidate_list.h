// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <vector>

#include "ui/desk/candidate_card.h"

class QVBoxLayout;

namespace vizsla {

/// The candidates of one image, one of which is the current one.
class CandidateList final : public QScrollArea
{
    Q_OBJECT

public:
    explicit CandidateList(const KeyMap& keys, QWidget* parent = nullptr);

    /// The current one stays where its class is among them, and else is the first that is unreviewed.
    void show(const std::vector<ShownCandidate>& candidates);
    /// noClass where there is none.
    ClassIndex current() const;
    void setCurrent(ClassIndex label);
    /// To the one above (-1) or below (1); stays at the ends.
    void move(int by);
    /// To the next that is unreviewed below the current one, or else above it; stays where there is none.
    void moveOn();
    /// Forgets which was the current one.
    void startAnew();

Q_SIGNALS:
    void currentChanged();
    void ruled(vizsla::ClassIndex label, std::optional<vizsla::Verdict> verdict);

private:
    CandidateCard* addCard();
    void setPlace(int place);

    const KeyMap& m_keys;
    QVBoxLayout* m_layout;
    std::vector<CandidateCard*> m_cards;  ///< those past m_candidates are hidden
    std::vector<ShownCandidate> m_candidates;
    int m_place = -1;
};

}  // namespace vizsla
