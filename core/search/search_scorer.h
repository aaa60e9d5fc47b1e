// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/search/search_index.h"
#include "core/search/search_matches.h"
#include "core/search/search_query.h"

namespace vizsla {

/// What is known about one class at the end of a search.
struct ScoredClass
{
    int classIndex = 0;
    double score = 0;
    std::optional<std::size_t> nameMatch;  ///< of its own names the best, as an index into the matches
    std::optional<NodeId> ancestor;        ///< that gave more than the own names did
};

/// Turns what was found in names, in ancestors' names, in glosses and in ids into scores of classes. A score
/// is how well the query's words were found, wherever that was, and how much they make up one single name.
/// Made for one search.
class SearchScorer
{
public:
    SearchScorer(const SearchIndex& index, const SearchQuery& query, const NameMatcher& matches);

    /// The best classes, best first; equal scores in the order of classes.
    std::vector<ScoredClass> best(std::size_t limit) const;

private:
    struct Entry
    {
        int classIndex = 0;
        double nameBonus = 0;
        double nameRank = -1;
        double ancestorBonus = 0;
        double ancestorRank = 0;
        std::optional<std::size_t> nameMatch;
        std::optional<NodeId> ancestor;
    };

    void addOwnNames();
    void addAncestors();
    void addAncestor(NodeId node, double bonus, std::span<const float> qualities);
    void addIds();
    void addId(const QueryUnit& unit);
    void addGlosses();
    void addGlossTerm(const QueryUnit& unit, TermId term, float quality);

    double weightedQuality(std::span<const float> qualities) const;
    std::size_t rowOf(int classIndex);
    std::span<float> qualitiesOf(std::size_t row);
    std::span<const float> qualitiesOf(std::size_t row) const;
    double coverage(std::size_t row) const;

    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    const SearchIndex& m_index;
    const SearchQuery& m_query;
    const NameMatcher& m_matches;
    std::vector<std::uint32_t> m_rowOfClass;
    std::vector<Entry> m_entries;
    std::vector<float> m_qualities;  // a row an entry, the best of each word wherever it was found
};

}  // namespace vizsla
