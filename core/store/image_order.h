// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/study/ids.h"

namespace vizsla {

class Database;

/// The order of the images of one test set.
class TestSetOrder
{
public:
    /// `positions` in any order.
    explicit TestSetOrder(std::vector<std::int64_t> positions = {});

    std::size_t imageCount() const { return m_positions.size(); }
    /// Nothing where no image has the position.
    std::optional<std::size_t> indexOf(std::int64_t position) const;
    /// The reverse; nothing past the last image.
    std::optional<std::int64_t> positionOf(std::size_t index) const;
    /// A position that two images have.
    std::optional<std::int64_t> repeated() const;

private:
    std::vector<std::int64_t> m_positions;  ///< rising
    bool m_isDense = true;                  ///< m_positions[i] is i
};

/// The order of the images of each test set, and the only place that knows how `image.position` becomes the
/// index 0 … n - 1 by which predictions, verdicts of files and packed labels refer to an image: the index is
/// the rank of the position. In a sound study both are equal; in one with gaps no index leaves the test set.
class ImageOrder
{
public:
    /// Errors: Corrupt where two images of a test set have one position, because nobody can say which of them
    /// the predictions of that position are of; those of reading.
    static Result<ImageOrder> read(Database& study);

    /// Null for a test set without images.
    const TestSetOrder* find(const TestSetId& testSetId) const;
    /// Nothing where no image of the test set has the position.
    std::optional<std::size_t> indexOf(const TestSetId& testSetId, std::int64_t position) const;

private:
    std::unordered_map<TestSetId, TestSetOrder> m_testSets;
};

}  // namespace vizsla
