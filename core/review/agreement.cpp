// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace vizsla {

namespace {

double sumOf(std::span<const std::uint32_t> counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

double squared(double value)
{
    return value * value;
}

/// Distances of categories, squared, row after row.
std::vector<double> squaredDistances(std::span<const double> totals, Scale scale)
{
    const std::size_t size = totals.size();
    std::vector<double> distances(size * size);
    for (std::size_t low = 0; low < size; ++low) {
        double between = totals[low];
        for (std::size_t high = low + 1; high < size; ++high) {
            between += totals[high];
            double distance = 1;
            if (scale == Scale::Ordinal)
                distance = between - (totals[low] + totals[high]) / 2;
            else if (scale == Scale::Interval)
                distance = static_cast<double>(high - low);
            distances[low * size + high] = distances[high * size + low] = squared(distance);
        }
    }
    return distances;
}

/// How often two categories meet in one item, row after row: Krippendorff's coincidence matrix.
std::vector<double> coincidences(const RatingCounts& ratings)
{
    const std::size_t size = ratings.categoryCount();
    std::vector<double> matrix(size * size);
    for (std::size_t item = 0; item < ratings.itemCount(); ++item) {
        const auto counts = ratings.of(item);
        const double total = sumOf(counts);
        if (total < 2)
            continue;
        for (std::size_t first = 0; first < size; ++first) {
            for (std::size_t second = 0; second < size; ++second) {
                const double others = static_cast<double>(counts[second]) - (first == second);
                matrix[first * size + second] += counts[first] * others / (total - 1);
            }
        }
    }
    return matrix;
}

double weightOf(std::size_t first, std::size_t second, KappaWeights weights)
{
    const double distance = std::abs(static_cast<double>(first) - static_cast<double>(second));
    if (weights == KappaWeights::None)
        return distance > 0 ? 1 : 0;
    return weights == KappaWeights::Linear ? distance : squared(distance);
}

/// For each reviewer the pairs that the reviewer has an opinion on.
struct PairsByReviewer
{
    struct Place
    {
        std::uint32_t pair;
        Opinion opinion;
    };
    std::vector<std::uint32_t> begins;  ///< of each reviewer, and the end
    std::vector<Place> places;

    explicit PairsByReviewer(const OpinionsByPair& opinions)
        : begins(opinions.reviewerCount() + 1),
          places(opinions.count())
    {
        for (std::size_t pair = 0; pair < opinions.pairCount(); ++pair) {
            for (const GivenOpinion given : opinions.on(pair))
                ++begins[given.reviewer()];
        }
        std::inclusive_scan(begins.begin(), begins.end(), begins.begin());
        for (std::size_t pair = opinions.pairCount(); pair-- > 0;) {
            for (const GivenOpinion given : opinions.on(pair))
                places[--begins[given.reviewer()]] = {static_cast<std::uint32_t>(pair), given.opinion()};
        }
    }
};

}  // namespace

RatingCounts::RatingCounts(const OpinionsByPair& opinions)
    : m_categoryCount(opinionCount),
      m_counts(opinions.pairCount() * opinionCount)
{
    for (std::size_t pair = 0; pair < opinions.pairCount(); ++pair) {
        for (const GivenOpinion given : opinions.on(pair))
            ++m_counts[pair * opinionCount + static_cast<std::size_t>(given.opinion())];
    }
}

std::optional<double> observedAgreement(const RatingCounts& ratings)
{
    double sum = 0;
    std::size_t items = 0;
    for (std::size_t item = 0; item < ratings.itemCount(); ++item) {
        const auto counts = ratings.of(item);
        const double total = sumOf(counts);
        if (total < 2)
            continue;
        double agreeing = 0;
        for (const double count : counts)
            agreeing += count * (count - 1);
        sum += agreeing / (total * (total - 1));
        ++items;
    }
    if (items == 0)
        return std::nullopt;
    return sum / static_cast<double>(items);
}

std::optional<double> fleissKappa(const RatingCounts& ratings)
{
    const auto observed = observedAgreement(ratings);
    if (!observed)
        return std::nullopt;
    std::vector<double> shares(ratings.categoryCount());
    double items = 0;
    for (std::size_t item = 0; item < ratings.itemCount(); ++item) {
        const auto counts = ratings.of(item);
        const double total = sumOf(counts);
        if (total == 0)
            continue;
        for (std::size_t category = 0; category < counts.size(); ++category)
            shares[category] += counts[category] / total;
        ++items;
    }
    // Of one category alone, which rounding must not hide.
    if (std::ranges::count_if(shares, [](double share) { return share > 0; }) < 2)
        return std::nullopt;
    double expected = 0;
    for (const double share : shares)
        expected += squared(share / items);
    return (*observed - expected) / (1 - expected);
}

std::optional<double> krippendorffAlpha(const RatingCounts& ratings, Scale scale)
{
    const std::size_t size = ratings.categoryCount();
    const std::vector<double> observed = coincidences(ratings);
    std::vector<double> totals(size);
    for (std::size_t cell = 0; cell < observed.size(); ++cell)
        totals[cell / size] += observed[cell];
    const std::vector<double> distances = squaredDistances(totals, scale);
    double disagreement = 0, expected = 0;
    for (std::size_t cell = 0; cell < observed.size(); ++cell) {
        disagreement += observed[cell] * distances[cell];
        expected += totals[cell / size] * totals[cell % size] * distances[cell];
    }
    if (expected == 0)
        return std::nullopt;
    const double total = std::accumulate(totals.begin(), totals.end(), 0.0);
    return 1 - (total - 1) * disagreement / expected;
}

std::optional<double> observedAgreement(const CrossTable& table)
{
    const double total = sumOf(table.counts);
    if (total == 0)
        return std::nullopt;
    double agreeing = 0;
    for (std::size_t category = 0; category < table.categoryCount; ++category)
        agreeing += table.at(category, category);
    return agreeing / total;
}

std::optional<double> cohenKappa(const CrossTable& table, KappaWeights weights)
{
    const std::size_t size = table.categoryCount;
    std::vector<double> firstTotals(size), secondTotals(size);
    double total = 0;
    for (std::size_t first = 0; first < size; ++first) {
        for (std::size_t second = 0; second < size; ++second) {
            const double count = table.at(first, second);
            firstTotals[first] += count;
            secondTotals[second] += count;
            total += count;
        }
    }
    double observed = 0, expected = 0;
    for (std::size_t first = 0; first < size; ++first) {
        for (std::size_t second = 0; second < size; ++second) {
            const double weight = weightOf(first, second, weights);
            observed += weight * table.at(first, second);
            expected += weight * firstTotals[first] * secondTotals[second];
        }
    }
    if (expected == 0)
        return std::nullopt;
    return 1 - observed * total / expected;
}

std::size_t ReviewersCompared::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

std::vector<ReviewersCompared> compareReviewers(const OpinionsByPair& opinions)
{
    const PairsByReviewer pairs(opinions);
    const auto reviewers = static_cast<std::uint32_t>(opinions.reviewerCount());
    std::vector<ReviewersCompared> all;
    std::vector<std::array<std::uint32_t, opinionCount * opinionCount>> counts(reviewers);
    std::vector<std::uint32_t> met;
    for (std::uint32_t first = 0; first < reviewers; ++first) {
        met.clear();
        for (std::uint32_t place = pairs.begins[first]; place < pairs.begins[first + 1]; ++place) {
            const auto row = static_cast<std::size_t>(pairs.places[place].opinion) * opinionCount;
            for (const GivenOpinion given : opinions.on(pairs.places[place].pair)) {
                const std::uint32_t second = given.reviewer();
                if (second <= first)
                    continue;
                if (std::ranges::all_of(counts[second], [](std::uint32_t count) { return count == 0; }))
                    met.push_back(second);
                ++counts[second][row + static_cast<std::size_t>(given.opinion())];
            }
        }
        std::ranges::sort(met);
        for (const std::uint32_t second : met)
            all.push_back({first, second, std::exchange(counts[second], {})});
    }
    return all;
}

}  // namespace vizsla
