// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/review/review_book.h"
#include "core/review/review_pace.h"
#include "core/store/review_repository.h"

namespace vizsla {

/// How far a reviewer is with the images that are this reviewer's, and how long the others will take.
class ReviewProgress
{
public:
    void count(const ReviewBook& book, std::uint32_t reviewer);
    /// Something was ruled on this image.
    void countAgain(const ReviewBook& book, std::uint32_t reviewer, std::size_t image);
    void measure(const ReviewBook& book, const std::vector<ReviewRepository::Moment>& moments);

    std::size_t done() const { return m_done; }
    std::size_t total() const { return m_total; }
    bool isAllDone() const { return m_total > 0 && m_done == m_total; }

    /// "1,204 of 20,000 reviewed · about 29 h left"
    QString text() const;
    /// How that is estimated.
    QString explanation() const;

private:
    enum class State : char { NotMine, Open, Done };
    static State stateOf(const ReviewBook& book, std::uint32_t reviewer, std::size_t image);

    std::vector<State> m_states;  ///< by image
    std::size_t m_done = 0;
    std::size_t m_total = 0;
    ReviewPace m_pace;
};

/// "about 29 h left", "about 12 min left".
QString timeLeftText(Micros left);

}  // namespace vizsla
