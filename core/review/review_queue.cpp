// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_queue.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <utility>

#include "core/tasks/task_order.h"

namespace vizsla {

namespace {

bool passes(const ReviewImage& image, std::size_t number, const ReviewFilter& filter)
{
    return !(filter.unreviewed && image.isReviewed) && (!filter.unclear || image.isUnclear) &&
           (!filter.mine || image.isMine) && (!filter.disagreed || image.isDisagreed) &&
           (!filter.problematic || image.isProblematic) && (!filter.withNote || image.hasNote) &&
           (!filter.slice || filter.slice->contains(number)) &&
           (!filter.found || filter.found->contains(number));
}

/// The first two classes as one number, which settles most comparisons.
std::uint64_t firstClasses(std::span<const Candidate> candidates)
{
    const auto digit = [&](std::size_t place) {
        return place < candidates.size() ? static_cast<std::uint64_t>(candidates[place].label) + 1 : 0;
    };
    return digit(0) << 32 | digit(1);
}

bool isBefore(std::span<const Candidate> first, std::span<const Candidate> second)
{
    return std::ranges::lexicographical_compare(first, second, {}, &Candidate::label, &Candidate::label);
}

void sortByClass(std::span<const ReviewImage> images, std::vector<std::size_t>& queue)
{
    std::vector<std::pair<std::uint64_t, std::size_t>> keyed;
    keyed.reserve(queue.size());
    for (const std::size_t image : queue)
        keyed.emplace_back(firstClasses(images[image].candidates), image);
    std::ranges::stable_sort(keyed, [&](const auto& first, const auto& second) {
        return first.first != second.first
                   ? first.first < second.first
                   : isBefore(images[first.second].candidates, images[second.second].candidates);
    });
    std::ranges::transform(keyed, queue.begin(), &std::pair<std::uint64_t, std::size_t>::second);
}

/// Counts votes for one image after another; its memory is used again.
class Votes
{
public:
    double entropy(std::span<const Candidate> candidates)
    {
        m_counts.clear();
        std::size_t total = 0;
        for (const Candidate& candidate : candidates) {
            if (candidate.models > 0)
                m_counts.push_back(candidate.models);
            total += candidate.models;
        }
        // In one order, so that the same votes for other classes give the same sum to the last bit.
        std::ranges::sort(m_counts);
        double entropy = 0;
        for (const std::size_t count : m_counts)
            entropy += static_cast<double>(count) * (logarithm(total) - logarithm(count));
        return total > 0 ? entropy / static_cast<double>(total) : 0;
    }

private:
    double logarithm(std::size_t number)
    {
        while (m_logarithms.size() <= number)
            m_logarithms.push_back(std::log2(static_cast<double>(m_logarithms.size())));
        return m_logarithms[number];
    }

    std::vector<std::size_t> m_counts;
    std::vector<double> m_logarithms;
};

/// Largest first.
template <class Measure>
void sortBy(std::vector<std::size_t>& queue, Measure&& measure)
{
    std::vector<std::pair<double, std::size_t>> keyed;
    keyed.reserve(queue.size());
    for (const std::size_t image : queue)
        keyed.emplace_back(-measure(image), image);
    std::ranges::sort(keyed);
    std::ranges::transform(keyed, queue.begin(), &std::pair<double, std::size_t>::second);
}

}  // namespace

double disagreement(std::span<const Candidate> candidates)
{
    return Votes().entropy(candidates);
}

std::vector<std::size_t> reviewQueue(std::span<const ReviewImage> images, const ReviewFilter& filter,
                                     ReviewOrder order, std::uint64_t seed)
{
    std::vector<std::size_t> queue;
    const auto add = [&](std::size_t image) {
        if (passes(images[image], image, filter))
            queue.push_back(image);
    };
    if (order == ReviewOrder::Random) {
        std::ranges::for_each(taskOrder(images.size(), seed), add);
        return queue;
    }
    for (std::size_t image = 0; image < images.size(); ++image)
        add(image);
    if (order == ReviewOrder::Class)
        sortByClass(images, queue);
    else if (order == ReviewOrder::Disagreement)
        sortBy(queue, [&, votes = Votes()](std::size_t image) mutable {
            return votes.entropy(images[image].candidates);
        });
    else if (order == ReviewOrder::CandidateCount)
        sortBy(queue,
               [&](std::size_t image) { return static_cast<double>(images[image].candidates.size()); });
    return queue;
}

ImageSet throughTestSets(std::span<const ImageSet> byTestSet)
{
    std::size_t count = 0;
    for (const ImageSet& testSet : byTestSet)
        count += testSet.imageCount();
    ImageSet all(count);
    std::size_t first = 0;
    for (const ImageSet& testSet : byTestSet) {
        testSet.forEach([&](std::size_t image) { all.insert(first + image); });
        first += testSet.imageCount();
    }
    return all;
}

}  // namespace vizsla
