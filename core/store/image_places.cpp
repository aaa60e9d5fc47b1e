// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/image_places.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/study/ids.h"
#include "sql_statements.h"

namespace vizsla {

namespace {

/// What a gap may come to where nobody knows how many images are lost: that of a position with a flipped bit
/// may be any number.
constexpr std::int64_t mostUnknownLost = 100'000;

struct PlacedImage
{
    ImageId id;
    std::int64_t position = 0;
};

struct OneTestSet
{
    std::vector<PlacedImage> images;            ///< by position
    std::map<std::int64_t, int> writtenCounts;  ///< how many columns with a checksum say so many images
    std::map<std::int64_t, int> otherCounts;    ///< the same of columns without
};

using TestSets = std::map<TestSetId, OneTestSet>;

Result<TestSets> readTestSets(Database& study)
{
    TestSets testSets;
    TRY(study.query(sql::salvage_positions, [&](const Statement& row) {
        testSets[row.id<TestSetId>(1)].images.push_back({row.id<ImageId>(0), row.integer(2)});
        return 0;
    }));
    TRY(study.query(sql::salvage_column_lengths, [&](const Statement& row) {
        OneTestSet& testSet = testSets[row.id<TestSetId>(0)];
        return ++(row.integer(2) != 0 ? testSet.writtenCounts : testSet.otherCounts)[row.integer(1)];
    }));
    return testSets;
}

/// By the images alone: one far past the others is not where it was.
std::int64_t reach(const std::vector<PlacedImage>& images, std::int64_t mostLost)
{
    for (auto last = images.rbegin(); last != images.rend() && last->position >= 0; ++last) {
        const auto before = std::next(last);
        const std::int64_t reached =
            before == images.rend() ? -1 : std::max<std::int64_t>(before->position, -1);
        if (last->position - reached - 1 <= mostLost)
            return last->position + 1;
    }
    return 0;
}

std::optional<std::int64_t> mostNamed(const std::map<std::int64_t, int>& counts)
{
    const auto most = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
    return most == counts.end() ? std::nullopt : std::optional(most->first);
}

/// A column is as long as the test set was, and the last images may be among the lost ones.
std::int64_t imageCountOf(const OneTestSet& testSet, std::int64_t mostLost)
{
    if (const auto written = mostNamed(testSet.writtenCounts))
        return *written;
    const std::int64_t reached = reach(testSet.images, mostLost);
    auto possible = testSet.otherCounts;
    std::erase_if(possible, [&](const auto& count) {
        return count.first < reached || count.first > reached + mostLost;
    });
    return mostNamed(possible).value_or(reached);
}

class Placing
{
public:
    Placing(Database& study, std::int64_t mostLost) : m_study(study), m_mostLost(mostLost) {}

    Result<int> place(const TestSetId& testSetId, const OneTestSet& testSet)
    {
        const std::int64_t count = imageCountOf(testSet, m_mostLost);
        const auto& images = testSet.images;
        std::int64_t next = 0;
        for (auto image = images.begin(); image != images.end();) {
            const auto end = std::ranges::find_if(image, images.end(), [&](const PlacedImage& other) {
                return other.position != image->position;
            });
            const bool isPlaced = end - image == 1 && image->position >= 0 && image->position < count;
            TRY(isPlaced ? fill(testSetId, next, image->position) : moveAway(image, end));
            next = isPlaced ? image->position + 1 : next;
            image = end;
        }
        return fill(testSetId, next, count).map([this] { return m_added; });
    }

private:
    Result<void> fill(const TestSetId& testSetId, std::int64_t from, std::int64_t end)
    {
        for (std::int64_t position = from; position < end; ++position) {
            const auto added = TRY(m_study.executeCounted(sql::salvage_fill_image_gap, testSetId, position));
            m_added += added;
        }
        return {};
    }
    template <class Iterator>
    Result<void> moveAway(Iterator image, Iterator end)
    {
        TRY(m_study.execute(sql::salvage_make_test_set));
        for (; image != end; ++image)
            TRY(m_study.execute(sql::salvage_move_image, image->id));
        return {};
    }

    Database& m_study;
    std::int64_t m_mostLost;
    int m_added = 0;
};

}  // namespace

Result<int> placeImages(Database& study, std::optional<int> lostImages)
{
    const auto testSets = TRY(readTestSets(study));
    Result<int> added = 0;
    for (const auto& [id, testSet] : testSets) {
        Placing placing(study, lostImages ? *lostImages : mostUnknownLost);
        const auto put = TRY(placing.place(id, testSet));
        *added += put;
    }
    return added;
}

}  // namespace vizsla
