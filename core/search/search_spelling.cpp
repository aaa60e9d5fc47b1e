// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_spelling.h"

#include <array>
#include <utility>

#include "core/taxonomy/noun_key.h"
#include "core/taxonomy/nouns.h"

namespace vizsla {

namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr std::size_t kShortestPlural = 4;
constexpr std::size_t kShortestStem = 3;

constexpr std::array<Replacement, 6> kPluralEndings = {
    {{"s", ""}, {"es", ""}, {"ies", "y"}, {"ves", "f"}, {"ves", "fe"}, {"men", "man"}}};
constexpr std::array<Replacement, 7> kDerivedEndings = {
    {{"ing", ""}, {"ing", "e"}, {"er", ""}, {"er", "e"}, {"ist", ""}, {"ed", ""}, {"ed", "e"}}};
/// Anywhere in a word.
constexpr std::array<Replacement, 11> kAcrossTheAtlantic = {{{"our", "or"},
                                                             {"grey", "gray"},
                                                             {"tyre", "tire"},
                                                             {"plough", "plow"},
                                                             {"doughnut", "donut"},
                                                             {"mould", "mold"},
                                                             {"moustache", "mustache"},
                                                             {"pyjama", "pajama"},
                                                             {"ae", "e"},
                                                             {"oe", "e"},
                                                             {"ll", "l"}}};
/// At its end.
constexpr std::array<Replacement, 10> kEndsAcrossTheAtlantic = {{{"tre", "ter"},
                                                                 {"bre", "ber"},
                                                                 {"ogue", "og"},
                                                                 {"ise", "ize"},
                                                                 {"iser", "izer"},
                                                                 {"yse", "yze"},
                                                                 {"ence", "ense"},
                                                                 {"ellery", "elry"},
                                                                 {"inium", "inum"},
                                                                 {"que", "ck"}}};

void addWithEnding(std::vector<std::string>& words, std::string_view word, const Replacement& ending)
{
    if (word.ends_with(ending.first) && word.size() >= ending.first.size() + kShortestStem - 1)
        words.push_back(std::string(word.substr(0, word.size() - ending.first.size())) +
                        std::string(ending.second));
}

void addReplaced(std::vector<std::string>& words, std::string_view word, const Replacement& part)
{
    for (std::size_t at = word.find(part.first); at != std::string_view::npos;
         at = word.find(part.first, at + 1)) {
        std::string other(word);
        words.push_back(other.replace(at, part.first.size(), part.second));
    }
}

Replacement reversed(const Replacement& pair)
{
    return {pair.second, pair.first};
}

}  // namespace

std::vector<std::string> singularsOf(std::string_view word)
{
    std::vector<std::string> singulars;
    for (const std::string_view singular : wordNetNouns().singulars(word))
        singulars.push_back(nounKey(singular));
    if (word.size() >= kShortestPlural)
        for (const Replacement& ending : kPluralEndings)
            addWithEnding(singulars, word, ending);
    return singulars;
}

std::vector<std::string> otherSpellingsOf(std::string_view word)
{
    std::vector<std::string> spellings;
    for (const Replacement& part : kAcrossTheAtlantic) {
        addReplaced(spellings, word, part);
        addReplaced(spellings, word, reversed(part));
    }
    for (const Replacement& ending : kEndsAcrossTheAtlantic) {
        addWithEnding(spellings, word, ending);
        addWithEnding(spellings, word, reversed(ending));
    }
    return spellings;
}

std::vector<std::string> derivedFromOf(std::string_view word)
{
    std::vector<std::string> origins;
    for (const Replacement& ending : kDerivedEndings) {
        addWithEnding(origins, word, ending);
        // "jogging", "canned"
        const bool isDouble =
            !origins.empty() && origins.back().size() > kShortestStem &&
            origins.back()[origins.back().size() - 1] == origins.back()[origins.back().size() - 2];
        if (isDouble)
            origins.push_back(origins.back().substr(0, origins.back().size() - 1));
    }
    return origins;
}

}  // namespace vizsla
