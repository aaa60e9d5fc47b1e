// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_matches.h"

#include <algorithm>

namespace vizsla {

namespace {

// Qualities of a match. What counts is their order: whole, prefix, misspelled.
constexpr float kWhole = 1.0F;
constexpr float kPlural = 0.94F;
constexpr float kPrefix = 0.78F;          // of a very long word, and …
constexpr float kPrefixComplete = 0.12F;  // … so much more as the word is complete
constexpr float kOneEdit = 0.70F;
constexpr float kFurtherEdit = 0.10F;       // off for the second
constexpr float kOtherFirstLetter = 0.08F;  // off, because people rarely miss the first letter
constexpr float kMisspelledPrefix = 0.52F;
// Factors.
constexpr float kInnerPrefix = 0.95F;  // a prefix that is not at the query's end
constexpr float kJoined = 0.95F;       // words written together, or apart, unlike in the name
// A word that stands somewhere as it was typed is hardly misspelled.
constexpr float kMisspelledThoughWhole = 0.4F;
constexpr float kMisspelledThoughPrefix = 0.8F;

constexpr std::size_t kShortestMisspelled = 4;
constexpr std::size_t kShortestWithTwoEdits = 8;
constexpr std::size_t kShortestPlural = 4;
constexpr std::size_t kShortestBadlyMisspelled = 6;
constexpr std::size_t kShortestInnerPrefix = 2;

bool isBetween(char32_t letter, char32_t first, char32_t last)
{
    return letter >= first && letter <= last;
}

int mostEdits(const std::u32string& word)
{
    const bool hasDigit = std::ranges::any_of(word, [](char32_t c) { return isBetween(c, U'0', U'9'); });
    if (word.size() < kShortestMisspelled || hasDigit)
        return 0;
    return word.size() < kShortestWithTwoEdits ? 1 : 2;
}

std::uint8_t asByte(std::size_t value)
{
    return static_cast<std::uint8_t>(std::min<std::size_t>(value, 255));
}

float misspelledQuality(const SimilarTerms& similar, bool sameFirstLetter)
{
    const float start = similar.asPrefix ? kMisspelledPrefix : kOneEdit;
    const float further = kFurtherEdit * static_cast<float>(std::max(0, similar.edits - 1));
    return start - further - (sameFirstLetter ? 0 : kOtherFirstLetter);
}

}  // namespace

NameMatcher::NameMatcher(const SearchIndex& index, const SearchQuery& query)
    : m_index(index),
      m_query(query),
      m_rowOfName(index.names.size(), kNone)
{
    std::vector<Found> found;
    for (const QueryUnit& unit : m_query.units) {
        found.push_back(matchAsWritten(unit));
        if (!found.back().whole)
            found.back().whole = matchPlural(unit);
    }
    for (std::size_t i = m_query.wordCount(); i < found.size(); ++i) {
        const std::size_t first = m_query.units[i].firstWord;
        // Two words that are right each do not stand for one that is wrong, nor the other way round.
        found[i].whole = found[i].whole || (found[first].whole && found[first + 1].whole);
        if (found[i].whole)
            found[first].whole = found[first + 1].whole = true;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const QueryUnit& unit = m_query.units[i];
        const bool isKnown =
            matchMisspelled(unit, found[i], mostEdits(unit.letters)) || found[i].whole || found[i].prefix;
        if (!isKnown && unit.wordCount == 1)
            matchBadlyMisspelled(unit);
    }
}

/// The last resort for a word that is in no name and no gloss: "elefant", "chiuaua".
void NameMatcher::matchBadlyMisspelled(const QueryUnit& unit)
{
    const int edits = mostEdits(unit.letters);
    if (unit.letters.size() >= kShortestBadlyMisspelled && edits == 1 &&
        !m_index.glossWords.vocabulary.find(unit.letters))
        matchMisspelled(unit, {}, edits + 1);
}

NameMatcher::Found NameMatcher::matchAsWritten(const QueryUnit& unit)
{
    const Vocabulary& vocabulary = m_index.nameWords.vocabulary;
    const std::optional<TermId> whole = vocabulary.find(unit.letters);
    if (whole)
        addTerm(unit, *whole, {kWhole, MatchKind::Whole, 0, 1, asByte(unit.letters.size())});
    if (!unit.isUnfinished && (unit.wordCount > 1 || unit.letters.size() < kShortestInnerPrefix))
        return {whole.has_value(), false};
    const TermRange range = vocabulary.withPrefix(unit.letters);
    for (TermId term = range.begin; term < range.end; ++term) {
        if (term == whole)
            continue;
        const auto complete =
            static_cast<float>(unit.letters.size()) / static_cast<float>(vocabulary.length(term));
        const float quality = (kPrefix + kPrefixComplete * complete) * (unit.isUnfinished ? 1 : kInnerPrefix);
        addTerm(unit, term, {quality, MatchKind::Prefix, 0, 1, asByte(unit.letters.size())});
    }
    return {whole.has_value(), !range.empty()};
}

/// English plurals, so that "dogs" finds what "dog" finds.
bool NameMatcher::matchPlural(const QueryUnit& unit)
{
    if (unit.letters.size() < kShortestPlural || !unit.letters.ends_with(U's'))
        return false;
    std::vector<std::u32string> singulars = {unit.letters.substr(0, unit.letters.size() - 1)};
    if (unit.letters.ends_with(U"es"))
        singulars.push_back(unit.letters.substr(0, unit.letters.size() - 2));
    if (unit.letters.ends_with(U"ies"))
        singulars.push_back(unit.letters.substr(0, unit.letters.size() - 3) + U'y');
    bool isAny = false;
    for (const std::u32string& singular : singulars) {
        if (const std::optional<TermId> term = m_index.nameWords.vocabulary.find(singular)) {
            addTerm(unit, *term, {kPlural, MatchKind::Whole, 0, 1, asByte(singular.size())});
            isAny = true;
        }
    }
    return isAny;
}

bool NameMatcher::matchMisspelled(const QueryUnit& unit, Found found, int edits)
{
    if (edits == 0 || unit.isFiller || (unit.wordCount > 1 && (found.whole || found.prefix)))
        return false;
    float factor = unit.wordCount > 1 ? kJoined : 1;
    if (found.whole)
        factor *= kMisspelledThoughWhole;
    else if (found.prefix)
        factor *= kMisspelledThoughPrefix;
    const Vocabulary& vocabulary = m_index.nameWords.vocabulary;
    const int likelyEdits = mostEdits(unit.letters);
    bool isAny = false;
    // Who has typed the start of a word rightly will go on rightly.
    const bool asPrefix = unit.isUnfinished && !found.whole && !found.prefix;
    for (const SimilarTerms& similar : vocabulary.similar(unit.letters, edits, asPrefix)) {
        for (TermId term = similar.terms.begin; term < similar.terms.end; ++term) {
            const bool sameFirstLetter = vocabulary.firstLetter(term) == unit.letters.front();
            if (similar.edits == 0 || (!sameFirstLetter && (similar.asPrefix || similar.edits > likelyEdits)))
                continue;
            const std::size_t length = vocabulary.length(term);
            const std::size_t letters = similar.asPrefix ? std::min(unit.letters.size(), length) : length;
            const float quality = factor * misspelledQuality(similar, sameFirstLetter);
            addTerm(unit, term, {quality, MatchKind::Typo, 0, 1, asByte(letters)});
            isAny = true;
        }
    }
    return isAny;
}

void NameMatcher::addTerm(const QueryUnit& unit, TermId term, WordMatch match)
{
    for (const NamePosting& posting : m_index.nameWords.of[term])
        add(unit, posting, match);
}

void NameMatcher::add(const QueryUnit& unit, const NamePosting& posting, WordMatch match)
{
    match.position = posting.position;
    match.span = posting.span;
    if (unit.wordCount != posting.span)
        match.quality *= kJoined;
    const std::size_t row = rowOf(posting.name);
    for (std::size_t word = unit.firstWord; word < unit.firstWord + unit.wordCount; ++word) {
        WordMatch& best = m_matches[row * m_query.wordCount() + word];
        // In "Ciconia ciconia" the second word stands for itself, not for the first once more.
        const bool isTaken = word > 0 && (&best - 1)->kind != MatchKind::None &&
                             (&best - 1)->position == best.position && unit.wordCount == 1;
        if (match.quality > best.quality || (isTaken && match.quality == best.quality))
            best = match;
    }
}

std::size_t NameMatcher::rowOf(std::uint32_t name)
{
    if (m_rowOfName[name] == kNone) {
        m_rowOfName[name] = static_cast<std::uint32_t>(m_names.size());
        m_names.push_back(name);
        m_matches.resize(m_matches.size() + m_query.wordCount());
    }
    return m_rowOfName[name];
}

}  // namespace vizsla
