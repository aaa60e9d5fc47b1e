// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_query.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "core/search/search_text.h"

namespace vizsla {

namespace {

constexpr double kFillerWeight = 0.15;
/// Pasted text is cut here; no name is as long.
constexpr std::size_t kLongestQuery = 1000;

bool isFiller(const std::u32string& word)
{
    static constexpr std::array<std::u32string_view, 12> kFillers = {
        U"a", U"an", U"and", U"at", U"for", U"in", U"of", U"on", U"or", U"the", U"to", U"with"};
    return std::ranges::find(kFillers, word) != kFillers.end();
}

}  // namespace

SearchQuery parseSearchQuery(std::string_view text)
{
    text = text.substr(0, kLongestQuery);
    SearchQuery query;
    for (FoldedWord& word : foldedWords(text, SearchQuery::kMostWords)) {
        const bool isUnfinished = word.end == text.size();
        const bool filler = isFiller(word.letters);
        query.weights.push_back(filler ? kFillerWeight : 1);
        query.units.push_back({std::move(word.letters), query.units.size(), 1, isUnfinished, filler});
    }
    const double sum = std::accumulate(query.weights.begin(), query.weights.end(), 0.0);
    for (double& weight : query.weights)
        weight /= sum;
    for (std::size_t word = 1; word < query.wordCount(); ++word) {
        const QueryUnit& second = query.units[word];
        query.units.push_back(
            {query.units[word - 1].letters + second.letters, word - 1, 2, second.isUnfinished, false});
    }
    return query;
}

}  // namespace vizsla
