// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
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
    std::optional<NodeId> ancestor;        ///< that gave more than the own names did, …
    std::optional<std::uint32_t> other;    ///< … or an everyday name or a kind, as an index into the names
    bool isMisspelled = false;             ///< by nothing but a likeness to what was typed
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

    /// Whether a class goes by what was asked for, or may as letters are added.
    bool isAnyFitting() const;

private:
    struct Entry
    {
        int classIndex = 0;
        double nameBonus = 0;
        double nameRank = -1;
        double otherBonus = 0;
        double otherRank = 0;
        std::optional<std::size_t> nameMatch;
        std::optional<NodeId> ancestor;
        std::optional<std::uint32_t> other;
        bool isExactOther = false;
        bool isFitting = false;  ///< by whole words, by the beginning of a name, or by all of another
        bool isMisspelled = true;
    };

    /// What a name that is not the class's own gives.
    struct Worth
    {
        std::array<float, SearchQuery::kMostWords> qualities{};
        double bonus = 0;
        bool isExact = false;
        bool isFitting = false;
        bool isMisspelled = false;
        bool isAny = false;
    };

    void addOwnNames();
    void addOwnName(std::size_t match, int classIndex);
    void addAncestors();
    void addOtherNames();
    Worth worthOf(const NameMatch& match) const;
    /// Whether it gives the class more than any name did so far.
    bool add(int classIndex, const Worth& worth);
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
