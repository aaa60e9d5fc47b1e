// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_name_bonus.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace vizsla {

namespace {

// The steps that no finer difference below them may cross.
constexpr double kExactName = 1.0;
constexpr double kWholeWords = 0.45;
constexpr double kPrefixes = 0.26;
constexpr double kMisspelled = 0.12;
// The finer differences.
constexpr double kInOrder = 0.06;
constexpr double kCoveredWords = 0.08;
constexpr double kCoveredLetters = 0.08;
constexpr double kFromTheStart = 0.04;
constexpr double kToTheEnd = 0.08;  // "fox" is rather a red fox than a fox squirrel
constexpr double kMainName = 0.06;
constexpr double kFirstOtherName = 0.025;
constexpr double kEachFurtherName = 0.003;

constexpr double kMostOfName = 0.6;

/// What a name's matches have in common.
struct Summary
{
    double matchedWeight = 0;
    MatchKind worst = MatchKind::Whole;
    float leastQuality = 1;
    bool inOrder = true;
    std::uint32_t covered = 0;  ///< a bit for each word of the name
    int letters = 0;
    int firstPosition = SearchIndex::kMostNameWords;
};

Summary summarize(const SearchQuery& query, const NameMatch& match)
{
    Summary summary;
    int lastPosition = -1;
    for (std::size_t word = 0; word < match.words.size(); ++word) {
        const WordMatch& found = match.words[word];
        if (found.kind == MatchKind::None)
            continue;
        summary.matchedWeight += query.weights[word];
        summary.worst = std::min(summary.worst, found.kind);
        summary.leastQuality = std::min(summary.leastQuality, found.quality);
        summary.inOrder = summary.inOrder && found.position >= lastPosition;
        lastPosition = found.position;
        summary.firstPosition = std::min<int>(summary.firstPosition, found.position);
        const std::uint32_t bits = ((1ULL << found.span) - 1) << found.position;
        if ((summary.covered & bits) == 0)
            summary.letters += found.letters;
        summary.covered |= bits;
    }
    return summary;
}

double step(MatchKind worst)
{
    if (worst == MatchKind::Whole)
        return kWholeWords;
    return worst == MatchKind::Prefix ? kPrefixes : kMisspelled;
}

double rankAmongNames(int nameIndex)
{
    return nameIndex <= 0 ? kMainName : std::max(0.0, kFirstOtherName - kEachFurtherName * nameIndex);
}

}  // namespace

NameBonus nameBonus(const SearchQuery& query, const IndexedName& name, const NameMatch& match)
{
    const Summary summary = summarize(query, match);
    const bool hasAllWords = summary.matchedWeight > 1 - 1e-9;
    const double coveredWords = static_cast<double>(std::popcount(summary.covered)) / name.wordCount;
    const double coveredLetters = std::min(1.0, static_cast<double>(summary.letters) / name.letterCount);
    const bool isExact = hasAllWords && summary.worst == MatchKind::Whole && summary.inOrder &&
                         std::popcount(summary.covered) == name.wordCount;
    double bonus = isExact ? kExactName : step(summary.worst);
    bonus += summary.inOrder ? kInOrder : 0;
    bonus += kCoveredWords * coveredWords + kCoveredLetters * coveredLetters;
    bonus += summary.firstPosition == 0 ? kFromTheStart : 0;
    const bool coversLast = (summary.covered >> (name.wordCount - 1U)) & 1U;
    bonus += coversLast && summary.worst == MatchKind::Whole ? kToTheEnd : 0;
    bonus += name.origin == NameOrigin::Own ? rankAmongNames(name.nameIndex) : 0;
    // An unlikely misspelling is no better for standing in a short name.
    if (summary.worst == MatchKind::Typo)
        bonus *= summary.leastQuality;
    const bool isBegun = hasAllWords && summary.worst >= MatchKind::Prefix && summary.firstPosition == 0 &&
                         coveredLetters >= kMostOfName;
    return {bonus * summary.matchedWeight * summary.matchedWeight, isExact, isBegun};
}

}  // namespace vizsla
