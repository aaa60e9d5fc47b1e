// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vizsla {

/// A word's place in the sorted vocabulary.
using TermId = std::uint32_t;

/// Neighbouring terms, [begin, end).
struct TermRange
{
    TermId begin = 0;
    TermId end = 0;

    bool empty() const { return begin == end; }
};

/// Terms that a misspelled word may stand for.
struct SimilarTerms
{
    TermRange terms;
    int edits = 0;
    bool asPrefix = false;  ///< the word is similar to how these terms begin, not to the whole of them
};

/// A fixed set of words in a trie: exact words, prefixes, and words a few typing errors away.
/// A typing error is a letter missing, too many, wrong, or swapped with its neighbour.
class Vocabulary
{
public:
    Vocabulary() = default;
    /// The terms must be sorted, distinct and not empty.
    explicit Vocabulary(const std::vector<std::u32string>& terms);

    std::optional<TermId> find(std::u32string_view word) const;
    TermRange withPrefix(std::u32string_view prefix) const;

    /// Words of more than kLongestSimilar letters are similar to nothing. With `asPrefix`, terms that begin
    /// similarly as well; the same term may then be reported more than once, the fewest edits count.
    std::vector<SimilarTerms> similar(std::u32string_view word, int mostEdits, bool asPrefix) const;

    std::size_t size() const { return m_lengths.size(); }
    std::size_t length(TermId term) const { return m_lengths[term]; }
    char32_t firstLetter(TermId term) const { return m_firstLetters[term]; }

    static constexpr std::size_t kLongestSimilar = 32;

private:
    class SimilarSearch;

    /// Children stand side by side; the terms below a node are a range because terms are sorted.
    struct Node
    {
        char32_t letter = 0;
        std::uint32_t firstChild = 0;
        std::uint32_t childCount = 0;
        TermRange terms;
        bool isTerm = false;  ///< the first of its terms ends here
    };

    const Node* descend(std::u32string_view prefix) const;
    void addChildren(std::size_t parent, std::size_t depth, const std::vector<std::u32string>& terms);

    std::vector<Node> m_nodes;
    std::vector<std::uint8_t> m_lengths;
    std::vector<char32_t> m_firstLetters;
};

}  // namespace vizsla
