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

constexpr std::size_t kMostNearest = 8;
constexpr double kNearestScore = 100;  // above any other

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

void explainByOther(SearchHit& hit, const SearchIndex& index, const IndexedName& name)
{
    const std::string_view text = index.otherNames[static_cast<std::size_t>(name.nameIndex)];
    (name.origin == NameOrigin::Everyday ? hit.everydayName : hit.kind) = text;
}

SearchHit hitOf(const SearchIndex& index, const NameMatcher& matches, const ScoredClass& scored)
{
    SearchHit hit;
    hit.node = index.hierarchy.classNode(scored.classIndex);
    hit.score = scored.score;
    if (scored.ancestor)
        hit.ancestorNode = static_cast<int>(*scored.ancestor);
    if (scored.other)
        explainByOther(hit, index, index.names[*scored.other]);
    if (scored.nameMatch) {
        const NameMatch match = matches[*scored.nameMatch];
        explainByName(hit, index.hierarchy, index.names[match.name], match);
    }
    return hit;
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
    const SearchScorer scorer(*m_index, query, matches);
    std::vector<ScoredClass> found = scorer.best(limit);
    std::vector<SearchHit> hits;
    if (!scorer.isAnyFitting() && NearestClasses::isWord(text)) {
        hits = nearest(text, std::min(limit, kMostNearest));
        std::erase_if(found, [&](const ScoredClass& scored) {
            const NodeId node = m_index->hierarchy.classNode(scored.classIndex);
            return scored.isMisspelled || std::ranges::find(hits, node, &SearchHit::node) != hits.end();
        });
    }
    for (const ScoredClass& scored : found)
        if (hits.size() < limit)
            hits.push_back(hitOf(*m_index, matches, scored));
    return hits;
}

/// By what the whole query means.
std::vector<SearchHit> ClassSearch::nearest(std::string_view text, std::size_t limit) const
{
    std::vector<SearchHit> hits;
    for (const NearestClasses::Near& near : m_index->nearest.find(text, limit)) {
        SearchHit hit;
        hit.node = m_index->hierarchy.classNode(near.classIndex);
        hit.score = kNearestScore - static_cast<double>(hits.size());
        hit.isNearest = !near.isKind;
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace vizsla
