// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_pace.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <vector>

namespace vizsla {

namespace {

/// Each image once, by the first action on it.
class ImageTimes
{
public:
    /// Nothing: how long it took is not known.
    void add(std::size_t image, std::optional<Micros> time)
    {
        const auto [place, isNew] = m_places.try_emplace(image, m_times.size());
        if (isNew)
            m_times.push_back(Micros{0});
        std::optional<Micros>& sum = m_times[place->second];
        sum = sum && time ? std::optional(*sum + *time) : std::nullopt;
    }

    /// Those that are known, without those of the images that may not be finished.
    std::vector<Micros> finished(std::span<const ReviewMoment> unfinished) const
    {
        std::vector<std::optional<Micros>> times = m_times;
        for (const ReviewMoment& action : unfinished)
            times[m_places.at(action.image)].reset();
        std::vector<Micros> known;
        for (const auto& time : times) {
            if (time)
                known.push_back(*time);
        }
        return known;
    }

private:
    std::unordered_map<std::size_t, std::size_t> m_places;
    std::vector<std::optional<Micros>> m_times;
};

Micros trimmedMean(std::vector<Micros> times)
{
    std::ranges::sort(times);
    const auto cut = static_cast<std::ptrdiff_t>(times.size() / 10);
    const auto sum = std::accumulate(times.begin() + cut, times.end() - cut, Micros{0});
    return sum / (static_cast<std::ptrdiff_t>(times.size()) - 2 * cut);
}

/// The first actions, as far as they were made in one go.
std::size_t togetherCount(std::span<const ReviewMoment> actions)
{
    std::size_t count = 1;
    while (count < actions.size() && actions[count].at >= actions[count - 1].at &&
           actions[count].at - actions[count - 1].at <= ReviewPace::togetherGap)
        ++count;
    return count;
}

std::vector<std::size_t> imagesOf(std::span<const ReviewMoment> actions)
{
    std::vector<std::size_t> images;
    for (const ReviewMoment& action : actions) {
        if (std::ranges::find(images, action.image) == images.end())
            images.push_back(action.image);
    }
    return images;
}

}  // namespace

std::optional<Micros> ReviewPace::timeLeft(std::size_t imagesLeft) const
{
    return perImage ? std::optional(*perImage * static_cast<std::int64_t>(imagesLeft)) : std::nullopt;
}

ReviewPace reviewPace(std::span<const ReviewMoment> actions)
{
    ReviewPace pace;
    ImageTimes times;
    std::optional<UtcTime> before;
    std::span<const ReviewMoment> together;
    for (auto left = actions; !left.empty(); left = left.subspan(together.size())) {
        together = left.first(togetherCount(left));
        const auto images = imagesOf(together);
        const UtcTime at = together.front().at;
        const bool isWork = before && at >= *before && at - *before <= ReviewPace::longestGap;
        const Micros gap = isWork ? together.back().at - *before : Micros::zero();
        pace.worked += gap;
        for (const std::size_t image : images)
            times.add(image,
                      isWork ? std::optional(gap / static_cast<std::int64_t>(images.size())) : std::nullopt);
        before = together.back().at;
    }
    auto finished = times.finished(together);
    pace.images = finished.size();
    if (finished.size() < ReviewPace::fewestImages)
        return pace;
    if (finished.size() > ReviewPace::lastImages)
        finished.erase(finished.begin(),
                       finished.end() - static_cast<std::ptrdiff_t>(ReviewPace::lastImages));
    pace.perImage = trimmedMean(std::move(finished));
    return pace;
}

}  // namespace vizsla
