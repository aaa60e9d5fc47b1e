// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_scorer.h"

#include <algorithm>

#include "core/search/search_name_bonus.h"

namespace vizsla {

namespace {

// What a match is worth elsewhere than in a class's own names.
constexpr float kOther = 0.45F;
constexpr double kOtherBonus = 0.35;
// … and what it is worth there if it is all that was asked for: more than words within a name, less than the
// whole of it. A kind that has the word for a name is rarer: less than the beginning of a name.
constexpr float kExactOther = 0.97F;
constexpr double kExactAncestor = 0.88;
constexpr double kExactEveryday = 0.90;
constexpr double kExactKind = 0.30;
/// What is exactly a name of something else as well as a word of its own counts a little more, unless the
/// word is merely spelled alike.
constexpr double kLesserReason = 0.15;
constexpr double kLeastReason = 0.25;
constexpr float kGlossWord = 0.30F;
constexpr float kGlossPrefix = 0.22F;
constexpr float kIdPrefix = 0.85F;
constexpr double kIdPrefixBonus = 0.3;
constexpr double kIdBonus = 1.2;

constexpr std::size_t kShortestInOthers = 3;
constexpr float kLeastInOthers = 0.5F;
constexpr std::size_t kShortestInGloss = 3;
constexpr std::size_t kShortestGlossPrefix = 4;
constexpr std::size_t kShortestId = 3;
/// Nodes over more than half of all classes, and over more than so many, say nothing about a class.
constexpr std::size_t kFewClasses = 200;
/// Classes with less of the query than this share of what the best have are noise.
constexpr double kLeastCoverage = 0.6;
/// … unless what they have matches so well, as in "stop sign" the street sign.
constexpr double kLeastQuality = 0.45;

double exactBonus(NameOrigin origin)
{
    if (origin == NameOrigin::Own)
        return kExactAncestor;
    return origin == NameOrigin::Everyday ? kExactEveryday : kExactKind;
}

bool holdsAllWhole(const NameMatch& match)
{
    return std::ranges::all_of(match.words,
                               [](const WordMatch& word) { return word.kind == MatchKind::Whole; });
}

bool holdsMisspelled(const NameMatch& match)
{
    return std::ranges::any_of(match.words,
                               [](const WordMatch& word) { return word.kind == MatchKind::Typo; });
}

}  // namespace

SearchScorer::SearchScorer(const SearchIndex& index, const SearchQuery& query, const NameMatcher& matches)
    : m_index(index),
      m_query(query),
      m_matches(matches),
      m_rowOfClass(static_cast<std::size_t>(index.hierarchy.classCount()), kNone)
{
    addOwnNames();
    addIds();
    addAncestors();
    addOtherNames();
    addGlosses();
}

void SearchScorer::addOwnNames()
{
    for (std::size_t i = 0; i < m_matches.count(); ++i) {
        const IndexedName& name = m_index.names[m_matches[i].name];
        const std::optional<int> classIndex = m_index.hierarchy.classIndex(name.node);
        if (classIndex && name.origin == NameOrigin::Own)
            addOwnName(i, *classIndex);
    }
}

void SearchScorer::addOwnName(std::size_t i, int classIndex)
{
    const NameMatch match = m_matches[i];
    const std::size_t row = rowOf(classIndex);
    const std::span<float> qualities = qualitiesOf(row);
    double sum = 0;
    for (std::size_t word = 0; word < match.words.size(); ++word) {
        qualities[word] = std::max(qualities[word], match.words[word].quality);
        sum += m_query.weights[word] * match.words[word].quality;
    }
    const IndexedName& name = m_index.names[match.name];
    const auto [bonus, isExact, isBegun] = nameBonus(m_query, name, match);
    Entry& entry = m_entries[row];
    if (sum + bonus > entry.nameRank) {
        entry.nameRank = sum + bonus;
        entry.nameMatch = i;
    }
    entry.nameBonus = std::max(entry.nameBonus, bonus);
    entry.isFitting = entry.isFitting || holdsAllWhole(match) || (isBegun && name.nameIndex <= 0);
    entry.isMisspelled = entry.isMisspelled && holdsMisspelled(match);
}

void SearchScorer::addAncestors()
{
    const Hierarchy& hierarchy = m_index.hierarchy;
    const std::size_t most = std::max(kFewClasses, static_cast<std::size_t>(hierarchy.classCount()) / 2);
    for (std::size_t i = 0; i < m_matches.count(); ++i) {
        const IndexedName& name = m_index.names[m_matches[i].name];
        const NodeId node = name.node;
        if (name.origin != NameOrigin::Own || hierarchy.children(node).empty() ||
            hierarchy.classesBelow(node).size() > most)
            continue;
        const Worth worth = worthOf(m_matches[i]);
        if (!worth.isAny)
            continue;
        for (const int classIndex : hierarchy.classesBelow(node)) {
            if (hierarchy.classNode(classIndex) != node && add(classIndex, worth)) {
                m_entries[rowOf(classIndex)].ancestor = node;
                m_entries[rowOf(classIndex)].other.reset();
            }
        }
    }
}

void SearchScorer::addOtherNames()
{
    for (std::size_t i = 0; i < m_matches.count(); ++i) {
        const std::uint32_t at = m_matches[i].name;
        const IndexedName& name = m_index.names[at];
        if (name.origin == NameOrigin::Own)
            continue;
        const Worth worth = worthOf(m_matches[i]);
        const int classIndex = *m_index.hierarchy.classIndex(name.node);
        if (worth.isAny && add(classIndex, worth)) {
            m_entries[rowOf(classIndex)].other = at;
            m_entries[rowOf(classIndex)].ancestor.reset();
        }
    }
}

SearchScorer::Worth SearchScorer::worthOf(const NameMatch& match) const
{
    const IndexedName& name = m_index.names[match.name];
    const NameBonus own = nameBonus(m_query, name, match);
    Worth worth;
    worth.isExact = own.isExact;
    worth.isFitting = own.isExact || (own.isBegun && name.origin == NameOrigin::Own);
    worth.isMisspelled = holdsMisspelled(match);
    worth.bonus = own.isExact ? exactBonus(name.origin) : kOtherBonus * own.bonus;
    for (std::size_t word = 0; word < match.words.size(); ++word) {
        const float quality = match.words[word].quality;
        const bool isLong = m_query.units[word].letters.size() >= kShortestInOthers;
        const bool counts = own.isExact || (isLong && quality >= kLeastInOthers);
        worth.qualities[word] = counts ? quality * (own.isExact ? kExactOther : kOther) : 0;
        worth.isAny = worth.isAny || counts;
    }
    return worth;
}

bool SearchScorer::add(int classIndex, const Worth& worth)
{
    const std::span<const float> qualities = std::span(worth.qualities).first(m_query.wordCount());
    const double rank = weightedQuality(qualities) + worth.bonus;
    const std::size_t row = rowOf(classIndex);
    const std::span<float> best = qualitiesOf(row);
    Entry& entry = m_entries[row];
    bool isBetter = false;
    for (std::size_t word = 0; word < qualities.size(); ++word) {
        isBetter = isBetter || qualities[word] > best[word];
        best[word] = std::max(best[word], qualities[word]);
    }
    entry.otherBonus = std::max(entry.otherBonus, worth.bonus);
    entry.isExactOther = entry.isExactOther || worth.isExact;
    entry.isFitting = entry.isFitting || worth.isFitting;
    entry.isMisspelled = entry.isMisspelled && worth.isMisspelled;
    const bool explains = (isBetter || entry.ancestor || entry.other) && rank > entry.otherRank;
    entry.otherRank = explains ? rank : entry.otherRank;
    return explains;
}

void SearchScorer::addIds()
{
    for (const QueryUnit& unit : m_query.units) {
        addId(unit);
        // The digits of a wnid alone.
        if (unit.letters.front() >= U'0' && unit.letters.front() <= U'9') {
            QueryUnit withLetter = unit;
            withLetter.letters.insert(0, 1, U'n');
            addId(withLetter);
        }
    }
}

void SearchScorer::addId(const QueryUnit& unit)
{
    if (unit.letters.size() < kShortestId)
        return;
    const Vocabulary& vocabulary = m_index.ids.vocabulary;
    const TermRange range = vocabulary.withPrefix(unit.letters);
    for (TermId term = range.begin; term < range.end; ++term) {
        const bool isWhole = vocabulary.length(term) == unit.letters.size();
        for (const int classIndex : m_index.ids.of[term]) {
            const std::size_t row = rowOf(classIndex);
            double weight = 0;
            for (std::size_t word = unit.firstWord; word < unit.firstWord + unit.wordCount; ++word) {
                float& best = qualitiesOf(row)[word];
                best = std::max(best, isWhole ? 1.0F : kIdPrefix);
                weight += m_query.weights[word];
            }
            Entry& entry = m_entries[row];
            entry.isFitting = true;
            entry.nameBonus = std::max(entry.nameBonus, weight * (isWhole ? kIdBonus : kIdPrefixBonus));
        }
    }
}

void SearchScorer::addGlosses()
{
    const Vocabulary& vocabulary = m_index.glossWords.vocabulary;
    for (const QueryUnit& unit : m_query.units) {
        if (unit.letters.size() < kShortestInGloss || unit.isFiller)
            continue;
        const std::optional<TermId> whole = vocabulary.find(unit.letters);
        if (whole)
            addGlossTerm(unit, *whole, kGlossWord);
        if (!unit.isUnfinished || unit.letters.size() < kShortestGlossPrefix)
            continue;
        const TermRange range = vocabulary.withPrefix(unit.letters);
        for (TermId term = range.begin; term < range.end; ++term)
            addGlossTerm(unit, term, kGlossPrefix);
    }
}

void SearchScorer::addGlossTerm(const QueryUnit& unit, TermId term, float quality)
{
    for (const int classIndex : m_index.glossWords.of[term]) {
        const std::size_t row = rowOf(classIndex);
        m_entries[row].isMisspelled = false;
        for (std::size_t word = unit.firstWord; word < unit.firstWord + unit.wordCount; ++word) {
            float& best = qualitiesOf(row)[word];
            best = std::max(best, quality);
        }
    }
}

std::vector<ScoredClass> SearchScorer::best(std::size_t limit) const
{
    double mostCovered = 0;
    double bestQuality = 0;
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        mostCovered = std::max(mostCovered, coverage(row));
        bestQuality = std::max(bestQuality, weightedQuality(qualitiesOf(row)));
    }

    std::vector<ScoredClass> result;
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        const double quality = weightedQuality(qualitiesOf(row));
        const bool isRelevant =
            coverage(row) >= kLeastCoverage * mostCovered || quality >= kLeastQuality * bestQuality;
        if (quality <= 0 || !isRelevant)
            continue;
        const Entry& entry = m_entries[row];
        const auto [lesser, greater] = std::minmax(entry.nameBonus, entry.otherBonus);
        const bool isTwice = entry.isExactOther && lesser > kLeastReason;
        const double score = quality + greater + (isTwice ? kLesserReason * lesser : 0);
        result.push_back(
            {entry.classIndex, score, entry.nameMatch, entry.ancestor, entry.other, entry.isMisspelled});
    }
    const auto isBefore = [](const ScoredClass& a, const ScoredClass& b) {
        return a.score != b.score ? a.score > b.score : a.classIndex < b.classIndex;
    };
    const auto count = static_cast<std::ptrdiff_t>(std::min(limit, result.size()));
    std::partial_sort(result.begin(), result.begin() + count, result.end(), isBefore);
    result.resize(static_cast<std::size_t>(count));
    return result;
}

bool SearchScorer::isAnyFitting() const
{
    return std::ranges::any_of(m_entries, &Entry::isFitting);
}

double SearchScorer::weightedQuality(std::span<const float> qualities) const
{
    double sum = 0;
    for (std::size_t word = 0; word < qualities.size(); ++word)
        sum += m_query.weights[word] * qualities[word];
    return sum;
}

/// How much of the query was found, by the weights of its words.
double SearchScorer::coverage(std::size_t row) const
{
    const std::span<const float> qualities = qualitiesOf(row);
    double sum = 0;
    for (std::size_t word = 0; word < qualities.size(); ++word)
        sum += qualities[word] > 0 ? m_query.weights[word] : 0;
    return sum;
}

std::size_t SearchScorer::rowOf(int classIndex)
{
    std::uint32_t& row = m_rowOfClass[static_cast<std::size_t>(classIndex)];
    if (row == kNone) {
        row = static_cast<std::uint32_t>(m_entries.size());
        m_entries.push_back({});
        m_entries.back().classIndex = classIndex;
        m_qualities.resize(m_qualities.size() + m_query.wordCount());
    }
    return row;
}

std::span<float> SearchScorer::qualitiesOf(std::size_t row)
{
    return std::span(m_qualities).subspan(row * m_query.wordCount(), m_query.wordCount());
}

std::span<const float> SearchScorer::qualitiesOf(std::size_t row) const
{
    return std::span(m_qualities).subspan(row * m_query.wordCount(), m_query.wordCount());
}

}  // namespace vizsla
