// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vizsla {

/// What is looked up at once: a word of the query, or two neighbouring words written together ("fox hound").
struct QueryUnit
{
    std::u32string letters;
    std::size_t firstWord = 0;
    std::size_t wordCount = 1;
    bool isUnfinished = false;  ///< the query ends within it, more letters may follow
    bool isFiller = false;      ///< "of", "the", …
};

struct SearchQuery
{
    /// How much each word counts; they sum up to 1.
    std::vector<double> weights;
    /// First the words in their order, then the joined pairs.
    std::vector<QueryUnit> units;

    std::size_t wordCount() const { return weights.size(); }

    static constexpr std::size_t kMostWords = 10;
};

/// Words beyond the first kMostWords are left out.
SearchQuery parseSearchQuery(std::string_view text);

}  // namespace vizsla
