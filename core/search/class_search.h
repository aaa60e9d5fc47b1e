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
};

/// Finds classes by what people type: words in any order, prefixes, synonyms, wnids, typing errors, words of
/// the gloss and names of ancestors (both with less weight). Best first; equal scores stand in class index
/// order, so the same query always gives the same list.
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
    std::unique_ptr<const SearchIndex> m_index;
};

}  // namespace vizsla
