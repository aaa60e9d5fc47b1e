// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_vocabulary.h"

#include <algorithm>
#include <array>
#include <limits>

namespace vizsla {

Vocabulary::Vocabulary(const std::vector<std::u32string>& terms)
{
    m_nodes.push_back({0, 0, 0, {0, static_cast<TermId>(terms.size())}, false});
    std::vector<std::uint8_t> depths = {0};
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        addChildren(node, depths[node], terms);
        depths.resize(m_nodes.size(), static_cast<std::uint8_t>(depths[node] + 1));
    }
    for (const std::u32string& term : terms) {
        m_lengths.push_back(static_cast<std::uint8_t>(term.size()));
        m_firstLetters.push_back(term.front());
    }
}

void Vocabulary::addChildren(std::size_t parent, std::size_t depth, const std::vector<std::u32string>& terms)
{
    const TermRange range = m_nodes[parent].terms;
    const auto firstChild = static_cast<std::uint32_t>(m_nodes.size());
    for (TermId term = range.begin; term < range.end; ++term) {
        if (terms[term].size() == depth) {
            m_nodes[parent].isTerm = true;
            continue;
        }
        const char32_t letter = terms[term][depth];
        if (m_nodes.size() == firstChild || m_nodes.back().letter != letter)
            m_nodes.push_back({letter, 0, 0, {term, term}, false});
        m_nodes.back().terms.end = term + 1;
    }
    m_nodes[parent].firstChild = firstChild;
    m_nodes[parent].childCount = static_cast<std::uint32_t>(m_nodes.size() - firstChild);
}

const Vocabulary::Node* Vocabulary::descend(std::u32string_view prefix) const
{
    if (m_nodes.empty())
        return nullptr;
    const Node* node = m_nodes.data();
    for (const char32_t letter : prefix) {
        const Node* const first = m_nodes.data() + node->firstChild;
        const Node* const last = first + node->childCount;
        node = std::lower_bound(first, last, letter,
                                [](const Node& child, char32_t wanted) { return child.letter < wanted; });
        if (node == last || node->letter != letter)
            return nullptr;
    }
    return node;
}

std::optional<TermId> Vocabulary::find(std::u32string_view word) const
{
    const Node* const node = descend(word);
    return node != nullptr && node->isTerm ? std::optional(node->terms.begin) : std::nullopt;
}

TermRange Vocabulary::withPrefix(std::u32string_view prefix) const
{
    const Node* const node = descend(prefix);
    return node != nullptr ? node->terms : TermRange();
}

/// Walks the trie with one row of the edit-distance table for each letter, and turns back where every cell of
/// a row exceeds the limit. Only cells within the limit of the diagonal can matter.
class Vocabulary::SimilarSearch
{
public:
    SimilarSearch(const Vocabulary& vocabulary, std::u32string_view word, int mostEdits, bool asPrefix)
        : m_vocabulary(vocabulary),
          m_word(word),
          m_limit(mostEdits),
          m_asPrefix(asPrefix)
    {
        for (std::size_t i = 0; i < m_rows[0].size(); ++i)
            m_rows[0][i] = static_cast<int>(i);
    }

    std::vector<SimilarTerms> run()
    {
        if (!m_vocabulary.m_nodes.empty())
            visitChildren(m_vocabulary.m_nodes.front(), 0, m_limit + 1);
        return std::move(m_found);
    }

private:
    using Row = std::array<int, kLongestSimilar + 1>;
    static constexpr std::size_t kDeepest = kLongestSimilar + 4;

    void visitChildren(const Node& parent, std::size_t depth, int prefixEdits)
    {
        if (depth + 1 >= kDeepest)
            return;
        for (std::uint32_t i = 0; i < parent.childCount; ++i)
            visit(m_vocabulary.m_nodes[parent.firstChild + i], depth + 1, prefixEdits);
    }

    /// `prefixEdits` is the best that a shorter prefix of this node's terms has reached.
    void visit(const Node& node, std::size_t depth, int prefixEdits)
    {
        m_path[depth] = node.letter;
        const bool resume = fillRow(depth);
        const int edits = cell(depth, m_word.size());
        if (edits <= m_limit && node.isTerm)
            m_found.push_back({{node.terms.begin, node.terms.begin + 1}, edits, false});
        if (m_asPrefix && edits < prefixEdits) {
            m_found.push_back({node.terms, edits, true});
            prefixEdits = edits;
        }
        if (resume)
            visitChildren(node, depth, prefixEdits);
    }

    std::size_t firstCell(std::size_t depth) const
    {
        const auto limit = static_cast<std::size_t>(m_limit);
        return depth > limit ? depth - limit : 0;
    }

    std::size_t lastCell(std::size_t depth) const
    {
        return std::min(m_word.size(), depth + static_cast<std::size_t>(m_limit));
    }

    int cell(std::size_t depth, std::size_t column) const
    {
        const bool isNear = column >= firstCell(depth) && column <= lastCell(depth);
        return isNear ? m_rows[depth][column] : m_limit + 1;
    }

    bool fillRow(std::size_t depth)
    {
        int least = m_limit + 1;
        for (std::size_t column = firstCell(depth); column <= lastCell(depth); ++column) {
            const int edits = column == 0 ? static_cast<int>(depth) : editsAt(depth, column);
            m_rows[depth][column] = edits;
            least = std::min(least, edits);
        }
        return least <= m_limit;
    }

    int editsAt(std::size_t depth, std::size_t column) const
    {
        const char32_t typed = m_word[column - 1];
        int edits = cell(depth - 1, column - 1) + (typed == m_path[depth] ? 0 : 1);
        edits = std::min(edits, cell(depth - 1, column) + 1);
        if (column > firstCell(depth))
            edits = std::min(edits, m_rows[depth][column - 1] + 1);
        const bool isSwap = depth > 1 && column > 1 && typed == m_path[depth - 1] &&
                            m_word[column - 2] == m_path[depth] && typed != m_path[depth];
        return isSwap ? std::min(edits, cell(depth - 2, column - 2) + 1) : edits;
    }

    const Vocabulary& m_vocabulary;
    std::u32string_view m_word;
    int m_limit;
    bool m_asPrefix;
    std::array<Row, kDeepest> m_rows{};
    std::array<char32_t, kDeepest> m_path{};
    std::vector<SimilarTerms> m_found;
};

std::vector<SimilarTerms> Vocabulary::similar(std::u32string_view word, int mostEdits, bool asPrefix) const
{
    if (word.empty() || word.size() > kLongestSimilar)
        return {};
    return SimilarSearch(*this, word, mostEdits, asPrefix).run();
}

}  // namespace vizsla
