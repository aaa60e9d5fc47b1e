// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/search/search_index.h"
#include "core/search/search_query.h"

namespace vizsla {

/// How a word of a query stands in a name, worst first.
enum class MatchKind : std::uint8_t { None, Typo, Prefix, Whole };

/// The best match of one word of the query in one name.
struct WordMatch
{
    float quality = 0;  ///< 0 … 1
    MatchKind kind = MatchKind::None;
    std::uint8_t position = 0;  ///< the first word of the name that it covers …
    std::uint8_t span = 1;      ///< … and how many
    std::uint8_t letters = 0;   ///< how many letters of these words
};

/// A name with at least one word of the query in it.
struct NameMatch
{
    std::uint32_t name = 0;
    std::span<const WordMatch> words;  ///< one for each word of the query
};

/// Finds the words of a query in all names. Made for one search.
class NameMatcher
{
public:
    NameMatcher(const SearchIndex& index, const SearchQuery& query);

    std::size_t count() const { return m_names.size(); }
    NameMatch operator[](std::size_t i) const
    {
        return {m_names[i], std::span(m_matches).subspan(i * m_query.wordCount(), m_query.wordCount())};
    }

private:
    struct Found
    {
        bool whole = false;
        bool prefix = false;
        bool elsewhere = false;  ///< whole in a gloss, or a noun that no class has for a name
    };

    // Those that give bool tell whether anything matched.
    Found match(const QueryUnit& unit);
    Found matchAsWritten(const Postings<NamePosting>& postings, const QueryUnit& unit);
    bool matchOtherForms(const QueryUnit& unit, const std::vector<std::string>& forms, float quality);
    bool matchMisspelled(const QueryUnit& unit, Found found, int edits);
    void matchBadlyMisspelled(const QueryUnit& unit);
    bool isElsewhere(const QueryUnit& unit) const;
    void addTerm(const Postings<NamePosting>& postings, const QueryUnit& unit, TermId term, WordMatch match);
    void add(const QueryUnit& unit, const NamePosting& posting, WordMatch match);
    std::size_t rowOf(std::uint32_t name);

    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    const SearchIndex& m_index;
    const SearchQuery& m_query;
    std::vector<std::uint32_t> m_rowOfName;
    std::vector<std::uint32_t> m_names;
    std::vector<WordMatch> m_matches;  // a row a name
};

}  // namespace vizsla
