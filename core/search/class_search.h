// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "core/taxonomy/hierarchy.h"

namespace vizsla {

struct SearchIndex;

/// Why a class was found: the best of its names for the query and which bytes of it the query's words
/// matched.
struct SearchHit
{
    struct Range
    {
        std::size_t begin = 0;
        std::size_t length = 0;
    };

    NodeId node = 0;
    double score = 0;  ///< higher is better; comparable within one search only
    int nameIndex =
        -1;  ///< index in Synset::names of the matched name; -1: found through gloss, wnid or an ancestor
    std::vector<Range> marks;  ///< UTF-8 byte ranges of names[nameIndex] to underline
    int ancestorNode = -1;     ///< the ancestor (NodeId) whose name led here or added to it, -1 if none did
    std::string_view everydayName;  ///< what people call it beside its names, where that led here …
    std::string_view kind;          ///< … or a kind of it that is no class, "woodchuck" of the marmot
    bool isNearest = false;  ///< no class is what was asked for; this one is near to that by what both are
};

/// Finds classes by what people type: words in any order, prefixes, synonyms, wnids, typing errors, everyday
/// names, names of ancestors and of kinds, words of the gloss. Best first; equal scores stand in class index
/// order, so the same query always gives the same list.
///
/// A name that is all that was asked for comes before the same as a name of an ancestor, of everyday or of a
/// kind; then come words within names, words within the others, glosses, and misspelled words last. Where no
/// class has the word but WordNet has it as a thing, the nearest classes come first (`isNearest`), and none
/// that is merely spelled alike.
class ClassSearch
{
public:
    /// The hierarchy must outlive the search.
    explicit ClassSearch(const Hierarchy& hierarchy);
    ~ClassSearch();
    ClassSearch(ClassSearch&&) noexcept;
    ClassSearch& operator=(ClassSearch&&) noexcept;

    /// Only classes are found, never inner nodes. Empty or blank queries find nothing. Any bytes may be asked
    /// for; may be called from several threads at once.
    std::vector<SearchHit> search(std::string_view query, std::size_t limit) const;

private:
    std::vector<SearchHit> nearest(std::string_view text, std::size_t limit) const;

    std::unique_ptr<const SearchIndex> m_index;
};

}  // namespace vizsla
