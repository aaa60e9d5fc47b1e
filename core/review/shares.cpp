// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <tuple>
#include <unordered_map>

#include "core/random_below.h"
#include "core/tasks/task_order.h"

namespace vizsla {

namespace {

struct DealtImage
{
    std::size_t image = 0;
    std::size_t testSet = 0;
    double place = 0;  ///< in its test set's order, in (0, 1)
};

/// How many images of each test set are in the overlap: together the part of all, as near as whole images go.
std::vector<std::size_t> overlapSizes(std::span<const std::vector<std::size_t>> byTestSet, double overlap)
{
    const double part = overlap > 0 ? std::min(overlap, 1.0) : 0;
    std::vector<std::size_t> sizes;
    double before = 0;
    double wanted = 0;
    for (const auto& images : byTestSet) {
        wanted += part * static_cast<double>(images.size());
        const double size = std::min(std::round(wanted) - before, static_cast<double>(images.size()));
        sizes.push_back(static_cast<std::size_t>(size));
        before += size;
    }
    return sizes;
}

/// Who has which of the images that are not in the overlap.
class Dealer
{
public:
    Dealer(std::size_t reviewers, std::size_t testSets, std::uint64_t seed)
        : m_hands(reviewers),
          m_sizes(reviewers),
          m_sizesIn(testSets, std::vector<std::size_t>(reviewers)),
          m_random(seed)
    {}

    void give(const DealtImage& image, std::size_t reviewer)
    {
        m_hands[reviewer].push_back(image.image);
        ++m_sizes[reviewer];
        ++m_sizesIn[image.testSet][reviewer];
    }

    /// Gives the image to so many reviewers who have fewest, without those that have it.
    void deal(const DealtImage& image, std::size_t count, const std::vector<std::size_t>& holders)
    {
        using Turn = std::tuple<std::size_t, std::size_t, std::uint64_t, std::size_t>;
        std::vector<Turn> turns;
        for (std::size_t reviewer = 0; reviewer < m_hands.size(); ++reviewer) {
            if (std::ranges::find(holders, reviewer) == holders.end())
                turns.emplace_back(m_sizes[reviewer], m_sizesIn[image.testSet][reviewer], m_random(),
                                   reviewer);
        }
        count = std::min(count, turns.size());
        std::ranges::partial_sort(turns, turns.begin() + static_cast<std::ptrdiff_t>(count));
        for (std::size_t turn = 0; turn < count; ++turn)
            give(image, std::get<3>(turns[turn]));
    }

    std::vector<std::vector<std::size_t>> hands() && { return std::move(m_hands); }

private:
    std::vector<std::vector<std::size_t>> m_hands;
    std::vector<std::size_t> m_sizes;
    std::vector<std::vector<std::size_t>> m_sizesIn;  ///< by test set
    std::mt19937_64 m_random;
};

/// The images that are not in the overlap, those of all test sets mixed evenly, so that any stretch of them
/// has its part of each.
std::vector<DealtImage> drawOverlap(std::span<const std::vector<std::size_t>> byTestSet,
                                    const ShareRule& rule, std::vector<std::size_t>& overlap)
{
    const auto sizes = overlapSizes(byTestSet, rule.overlap);
    std::vector<DealtImage> others;
    for (std::size_t testSet = 0; testSet < byTestSet.size(); ++testSet) {
        const auto& images = byTestSet[testSet];
        const auto order = taskOrder(images.size(), rule.seed + testSet);
        for (std::size_t place = 0; place < order.size(); ++place) {
            const std::size_t image = images[order[place]];
            if (place < sizes[testSet])
                overlap.push_back(image);
            else
                others.push_back({image, testSet,
                                  (static_cast<double>(place - sizes[testSet]) + 0.5) /
                                      static_cast<double>(images.size() - sizes[testSet])});
        }
    }
    std::ranges::sort(others, [](const DealtImage& first, const DealtImage& second) {
        return std::tie(first.place, first.testSet) < std::tie(second.place, second.testSet);
    });
    std::ranges::sort(overlap);
    return others;
}

}  // namespace

Shares dealShares(std::span<const std::vector<std::size_t>> imagesByTestSet,
                  std::span<const std::vector<std::size_t>> held, const ShareRule& rule)
{
    Shares shares;
    const auto others = drawOverlap(imagesByTestSet, rule, shares.overlap);
    std::unordered_map<std::size_t, std::vector<std::size_t>> holders;
    for (std::size_t reviewer = 0; reviewer < held.size(); ++reviewer) {
        for (const std::size_t image : held[reviewer])
            holders[image].push_back(reviewer);
    }
    Dealer dealer(held.size(), imagesByTestSet.size(), rule.seed);
    for (const DealtImage& image : others) {
        for (const std::size_t reviewer : holders[image.image])
            dealer.give(image, reviewer);
    }
    for (const DealtImage& image : others) {
        const auto& have = holders[image.image];
        const auto wanted = static_cast<std::size_t>(std::max(rule.reviewersEach, 1));
        if (wanted > have.size())
            dealer.deal(image, wanted - have.size(), have);
    }
    shares.ofReviewer = std::move(dealer).hands();
    for (auto& share : shares.ofReviewer) {
        share.insert(share.end(), shares.overlap.begin(), shares.overlap.end());
        std::ranges::sort(share);
    }
    return shares;
}

}  // namespace vizsla
