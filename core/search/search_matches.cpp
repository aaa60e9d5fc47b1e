// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_matches.h"

#include <algorithm>

#include "core/search/search_spelling.h"
#include "core/taxonomy/nouns.h"

namespace vizsla {

namespace {

// Qualities of a match. What counts is their order: whole, prefix, misspelled.
constexpr float kWhole = 1.0F;
constexpr float kPlural = 0.94F;
constexpr float kOtherSpelling = 0.95F;
constexpr float kDerived = 0.80F;
constexpr float kPrefix = 0.78F;          // of a very long word, and …
constexpr float kPrefixComplete = 0.12F;  // … so much more as the word is complete
constexpr float kOneEdit = 0.70F;
constexpr float kFurtherEdit = 0.10F;       // off for the second
constexpr float kOtherFirstLetter = 0.08F;  // off, because people rarely miss the first letter
constexpr float kMisspelledPrefix = 0.52F;
// Factors.
constexpr float kInnerPrefix = 0.95F;  // a prefix that is not at the query's end
constexpr float kJoined = 0.95F;       // words written together, or apart, unlike in the name
// A word that stands somewhere as it was typed is hardly misspelled: less than what a gloss gives.
constexpr float kMisspelledThoughWhole = 0.2F;
constexpr float kMisspelledThoughPrefix = 0.2F;

constexpr std::size_t kShortestMisspelled = 4;
constexpr std::size_t kShortestWithTwoEdits = 8;
constexpr std::size_t kFewestRightLetters = 4;
constexpr std::size_t kShortestKind = 3;
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

/// Empty where a letter is not of the Latin alphabet without marks: WordNet has no such word.
std::string asciiOf(const std::u32string& letters)
{
    std::string text;
    for (const char32_t letter : letters) {
        if (letter >= 0x80)
            return {};
        text += static_cast<char>(letter);
    }
    return text;
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
    for (const QueryUnit& unit : m_query.units)
        found.push_back(match(unit));
    for (std::size_t i = m_query.wordCount(); i < found.size(); ++i) {
        const std::size_t first = m_query.units[i].firstWord;
        // Two words that are right each do not stand for one that is wrong, nor the other way round.
        found[i].whole = found[i].whole || (found[first].whole && found[first + 1].whole);
        if (found[i].whole)
            found[first].whole = found[first + 1].whole = true;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const QueryUnit& unit = m_query.units[i];
        const bool isKnown = matchMisspelled(unit, found[i], mostEdits(unit.letters)) || found[i].whole ||
                             found[i].prefix || found[i].elsewhere;
        if (!isKnown && unit.wordCount == 1)
            matchBadlyMisspelled(unit);
    }
}

/// The last resort for a word that is in no name and no gloss: "elefant", "chiuaua".
void NameMatcher::matchBadlyMisspelled(const QueryUnit& unit)
{
    const int edits = mostEdits(unit.letters);
    if (unit.letters.size() >= kShortestBadlyMisspelled && edits == 1)
        matchMisspelled(unit, {}, edits + 1);
}

/// In the form that was typed, and in others where no name has it in that form.
NameMatcher::Found NameMatcher::match(const QueryUnit& unit)
{
    Found found = matchAsWritten(m_index.nameWords, unit);
    const bool isAlone = unit.wordCount == 1;
    const std::string word = isAlone ? asciiOf(unit.letters) : std::string();
    if (!word.empty()) {
        const bool isPlural = matchOtherForms(unit, singularsOf(word), kPlural);
        found.whole =
            found.whole || isPlural || matchOtherForms(unit, otherSpellingsOf(word), kOtherSpelling);
    }
    if (unit.letters.size() >= kShortestKind) {
        const Found kinds = matchAsWritten(m_index.kindWords, unit);
        found.whole = found.whole || kinds.whole;
        found.prefix = found.prefix || kinds.prefix;
    }
    found.elsewhere = isAlone && !found.whole && isElsewhere(unit);
    if (!word.empty() && !found.whole && !found.prefix)
        found.elsewhere = matchOtherForms(unit, derivedFromOf(word), kDerived) || found.elsewhere;
    return found;
}

NameMatcher::Found NameMatcher::matchAsWritten(const Postings<NamePosting>& postings, const QueryUnit& unit)
{
    const Vocabulary& vocabulary = postings.vocabulary;
    const std::optional<TermId> whole = vocabulary.find(unit.letters);
    if (whole)
        addTerm(postings, unit, *whole, {kWhole, MatchKind::Whole, 0, 1, asByte(unit.letters.size())});
    if (!unit.isUnfinished && (unit.wordCount > 1 || unit.letters.size() < kShortestInnerPrefix))
        return {whole.has_value(), false, false};
    const TermRange range = vocabulary.withPrefix(unit.letters);
    for (TermId term = range.begin; term < range.end; ++term) {
        if (term == whole)
            continue;
        const auto complete =
            static_cast<float>(unit.letters.size()) / static_cast<float>(vocabulary.length(term));
        const float quality = (kPrefix + kPrefixComplete * complete) * (unit.isUnfinished ? 1 : kInnerPrefix);
        addTerm(postings, unit, term, {quality, MatchKind::Prefix, 0, 1, asByte(unit.letters.size())});
    }
    return {whole.has_value(), !range.empty(), false};
}

/// "dogs" finds what "dog" finds, and "colour" what "color" does.
bool NameMatcher::matchOtherForms(const QueryUnit& unit, const std::vector<std::string>& forms, float quality)
{
    bool isAny = false;
    for (const std::string& form : forms) {
        const std::u32string letters(form.begin(), form.end());
        for (const auto* postings : {&m_index.nameWords, &m_index.kindWords}) {
            if (const std::optional<TermId> term = postings->vocabulary.find(letters)) {
                addTerm(*postings, unit, *term, {quality, MatchKind::Whole, 0, 1, asByte(letters.size())});
                isAny = true;
            }
        }
    }
    return isAny;
}

bool NameMatcher::isElsewhere(const QueryUnit& unit) const
{
    return m_index.glossWords.vocabulary.find(unit.letters) ||
           !wordNetNouns().named(asciiOf(unit.letters)).empty();
}

bool NameMatcher::matchMisspelled(const QueryUnit& unit, Found found, int edits)
{
    if (edits == 0 || unit.isFiller || (unit.wordCount > 1 && (found.whole || found.prefix)))
        return false;
    float factor = unit.wordCount > 1 ? kJoined : 1;
    if (found.whole || found.elsewhere)
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
            const std::size_t compared =
                similar.asPrefix ? unit.letters.size() : std::max(unit.letters.size(), length);
            if (compared < kFewestRightLetters + static_cast<std::size_t>(similar.edits))
                continue;
            const std::size_t letters = similar.asPrefix ? std::min(unit.letters.size(), length) : length;
            const float quality = factor * misspelledQuality(similar, sameFirstLetter);
            addTerm(m_index.nameWords, unit, term, {quality, MatchKind::Typo, 0, 1, asByte(letters)});
            isAny = true;
        }
    }
    return isAny;
}

void NameMatcher::addTerm(const Postings<NamePosting>& postings, const QueryUnit& unit, TermId term,
                          WordMatch match)
{
    for (const NamePosting& posting : postings.of[term])
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
