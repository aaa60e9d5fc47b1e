// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/class_search.h"

#include <algorithm>
#include <string>

#include "core/search/search_index.h"
#include "core/search/search_matches.h"
#include "core/search/search_query.h"
#include "core/search/search_scorer.h"
#include "core/search/search_text.h"

namespace vizsla {

namespace {

/// The bytes of a name that one word of the query matched, word by word of the name.
void addMarks(std::vector<SearchHit::Range>& marks, const std::string& name,
              const std::vector<FoldedWord>& words, const WordMatch& match)
{
    std::size_t left = match.letters;
    for (std::size_t i = match.position; i < words.size() && left > 0; ++i) {
        const FoldedWord& word = words[i];
        const std::size_t letters = std::min(left, word.letters.size());
        left -= letters;
        const std::string_view bytes = std::string_view(name).substr(word.begin, word.end - word.begin);
        marks.push_back({word.begin, bytesOfLetters(bytes, letters)});
        if (i + 1 >= match.position + std::size_t{match.span})
            break;
    }
}

/// Sorted, and one range where several overlap.
std::vector<SearchHit::Range> merged(std::vector<SearchHit::Range> marks)
{
    std::ranges::sort(marks, {}, &SearchHit::Range::begin);
    std::vector<SearchHit::Range> result;
    for (const SearchHit::Range& mark : marks) {
        if (result.empty() || mark.begin >= result.back().begin + result.back().length)
            result.push_back(mark);
        else
            result.back().length =
                std::max(result.back().length, mark.begin + mark.length - result.back().begin);
    }
    return result;
}

void explainByName(SearchHit& hit, const Hierarchy& hierarchy, const IndexedName& name,
                   const NameMatch& match)
{
    hit.nameIndex = name.nameIndex;
    if (name.nameIndex < 0)
        return;
    const std::string& text = hierarchy.synset(hit.node).names[static_cast<std::size_t>(name.nameIndex)];
    const std::vector<FoldedWord> words = foldedWords(text, SearchIndex::kMostNameWords);
    for (const WordMatch& word : match.words)
        if (word.kind != MatchKind::None)
            addMarks(hit.marks, text, words, word);
    hit.marks = merged(std::move(hit.marks));
}

}  // namespace

ClassSearch::ClassSearch(const Hierarchy& hierarchy) : m_index(std::make_unique<SearchIndex>(hierarchy)) {}
ClassSearch::~ClassSearch() = default;
ClassSearch::ClassSearch(ClassSearch&&) noexcept = default;
ClassSearch& ClassSearch::operator=(ClassSearch&&) noexcept = default;

std::vector<SearchHit> ClassSearch::search(std::string_view text, std::size_t limit) const
{
    const SearchQuery query = parseSearchQuery(text);
    if (query.wordCount() == 0 || limit == 0)
        return {};
    const NameMatcher matches(*m_index, query);
    std::vector<SearchHit> hits;
    for (const ScoredClass& scored : SearchScorer(*m_index, query, matches).best(limit)) {
        SearchHit hit;
        hit.node = m_index->hierarchy.classNode(scored.classIndex);
        hit.score = scored.score;
        if (scored.ancestor)
            hit.ancestorNode = static_cast<int>(*scored.ancestor);
        if (scored.nameMatch) {
            const NameMatch match = matches[*scored.nameMatch];
            explainByName(hit, m_index->hierarchy, m_index->names[match.name], match);
        }
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace vizsla
