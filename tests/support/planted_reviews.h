// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include "core/random_below.h"
#include "core/review/consensus.h"
#include "core/review/verdict_table.h"

namespace vizsla::test {

/// How many reviewers rule how often, on what. By default as much as a large study of multi-label annotations
/// has.
struct PlantedShape
{
    std::uint32_t reviewers = 85;
    std::uint32_t pairs = 185'000;
    std::size_t verdicts = 1'000'000;  ///< unequally many for the pairs, at least one each
    std::uint32_t spammers = 8;        ///< the last reviewers but the adversaries rule without looking
    std::uint32_t adversaries = 1;     ///< the last reviewers rule against what they see
    double prevalence = 0.35;          ///< share of correct pairs
};

/// Verdicts of reviewers of known quality on pairs of known truth.
struct PlantedReviews
{
    VerdictTable table;
    std::vector<bool> isCorrect;             ///< by pair
    std::vector<ReviewerQuality> reviewers;  ///< as they are

    /// The share of pairs whose side is right by P(correct). One without a side counts as half right.
    double accuracy(const std::vector<double>& pCorrect) const
    {
        double right = 0;
        for (std::size_t pair = 0; pair < pCorrect.size(); ++pair)
            right += pCorrect[pair] == 0.5 ? 0.5 : (pCorrect[pair] > 0.5) == isCorrect[pair];
        return right / static_cast<double>(pCorrect.size());
    }

    /// P(correct) by pair for one who knows the reviewers as they are: nobody can tell the pairs better.
    std::vector<double> knowingReviewers(double prevalence) const
    {
        std::vector<double> odds(table.pairCount, std::log(prevalence) - std::log1p(-prevalence));
        for (const VerdictTable::Entry& entry : table.entries) {
            const ReviewerQuality& reviewer = reviewers[entry.reviewer];
            const auto opinion = static_cast<std::size_t>(*opinionOf(entry.verdict));
            odds[entry.pair] += std::log(reviewer.onCorrect[opinion] / reviewer.onNotCorrect[opinion]);
        }
        for (double& each : odds)
            each = 1 / (1 + std::exp(-each));
        return odds;
    }
};

class ReviewPlanter
{
public:
    ReviewPlanter(const PlantedShape& shape, std::uint64_t seed) : m_shape(shape), m_random(seed) {}

    PlantedReviews plant()
    {
        PlantedReviews reviews;
        for (std::uint32_t reviewer = 0; reviewer < m_shape.reviewers; ++reviewer)
            reviews.reviewers.push_back(quality(reviewer));
        for (std::uint32_t pair = 0; pair < m_shape.pairs; ++pair)
            reviews.isCorrect.push_back(share() < m_shape.prevalence);
        reviews.table.reviewerCount = m_shape.reviewers;
        reviews.table.pairCount = m_shape.pairs;
        reviews.table.entries.reserve(m_shape.verdicts);
        std::vector<std::uint32_t> order(m_shape.reviewers);
        std::iota(order.begin(), order.end(), 0U);
        std::uint32_t shift = 0;
        for (std::uint32_t pair = 0; pair < m_shape.pairs; ++pair) {
            const auto even = static_cast<std::uint32_t>(endOf(pair + 1) - endOf(pair));
            // What one pair has less the next has more.
            const bool isFirst = pair % 2 == 0 && pair + 1 < m_shape.pairs;
            const std::uint32_t count =
                isFirst ? even - (shift = below(even)) : even + std::exchange(shift, 0);
            for (std::uint32_t place = 0; place < std::min(count, m_shape.reviewers); ++place) {
                std::swap(order[place], order[place + below(m_shape.reviewers - place)]);
                const ReviewerQuality& reviewer = reviews.reviewers[order[place]];
                reviews.table.entries.push_back(
                    {order[place], pair,
                     verdict(reviews.isCorrect[pair] ? reviewer.onCorrect : reviewer.onNotCorrect)});
            }
        }
        return reviews;
    }

private:
    std::uint32_t below(std::uint32_t bound)
    {
        return static_cast<std::uint32_t>(randomBelow(bound, m_random));
    }
    /// Uniform in [0, 1), the same on every platform.
    double share() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * share(); }
    std::size_t endOf(std::uint32_t pair) const { return m_shape.verdicts * pair / m_shape.pairs; }

    ReviewerQuality quality(std::uint32_t reviewer)
    {
        const auto opinions = [](double wrong, double unclear) {
            return std::array{wrong, unclear, 1 - wrong - unclear};
        };
        const double unclear = between(0.02, 0.12);
        const double missed = between(0.05, 0.35), invented = between(0.03, 0.2);
        if (reviewer + m_shape.adversaries >= m_shape.reviewers)
            return {opinions(1 - missed - unclear, unclear), opinions(invented, unclear), 0};
        if (reviewer + m_shape.adversaries + m_shape.spammers >= m_shape.reviewers) {
            const double wrong = between(0.1, 0.8);
            return {opinions(wrong, unclear), opinions(wrong, unclear), 0};
        }
        return {opinions(missed, unclear), opinions(1 - invented - unclear, unclear), 0};
    }

    Verdict verdict(const std::array<double, opinionCount>& shares)
    {
        const double drawn = share();
        if (drawn < shares[0])
            return Verdict::Wrong;
        return drawn < shares[0] + shares[1] ? Verdict::Unclear : Verdict::Correct;
    }

    PlantedShape m_shape;
    std::mt19937_64 m_random;
};

}  // namespace vizsla::test
