// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/search/nearest_classes.h"
#include "core/search/search_vocabulary.h"
#include "core/study/ragged_array.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// A vocabulary and where each of its terms stands.
template <class Posting>
struct Postings
{
    Vocabulary vocabulary;
    RaggedArray<Posting> of;  ///< a row a term
};

/// Collects terms in any order and sorts them at the end.
template <class Posting>
class PostingsBuilder
{
public:
    void add(const std::u32string& term, Posting posting)
    {
        const auto [known, isNew] = m_ids.emplace(term, static_cast<std::uint32_t>(m_ids.size()));
        m_pairs.emplace_back(known->second, std::move(posting));
    }

    Postings<Posting> finish();

private:
    std::unordered_map<std::u32string, std::uint32_t> m_ids;
    std::vector<std::pair<std::uint32_t, Posting>> m_pairs;
};

/// Whose name it is: of the node itself, what people call a class beside that ("hoover"), or of a kind of the
/// class that is no class itself ("woodchuck").
enum class NameOrigin : std::uint8_t { Own, Everyday, Kind };

/// One name of a node, be it a class or an ancestor of classes.
struct IndexedName
{
    NodeId node = 0;
    std::int32_t nameIndex = 0;  ///< in Synset::names, or of another origin in SearchIndex::otherNames; -1
                                 ///< for a wnid that stands for missing names
    NameOrigin origin = NameOrigin::Own;
    std::uint8_t wordCount = 0;
    std::uint16_t letterCount = 0;
};

/// Where a term stands in a name. Neighbouring words are indexed joined, too ("bow tie" as "bowtie"); then
/// `span` is the number of words.
struct NamePosting
{
    std::uint32_t name = 0;
    std::uint8_t position = 0;
    std::uint8_t span = 1;
};

/// Everything that a search looks up; made once for a hierarchy, which must outlive it.
struct SearchIndex
{
    explicit SearchIndex(const Hierarchy& of);

    const Hierarchy& hierarchy;
    NearestClasses nearest;
    std::vector<IndexedName> names;
    std::vector<std::string_view> otherNames;
    Postings<NamePosting> nameWords;  ///< of own and everyday names
    Postings<NamePosting> kindWords;  ///< of kinds, which stand for no misspelled word
    Postings<int> glossWords;         ///< class indices
    Postings<int> ids;                ///< class indices by wnid

    static constexpr std::size_t kMostNameWords = 32;

private:
    using NameBuilder = PostingsBuilder<NamePosting>;

    void addOwnNames(NameBuilder& builder);
    void addEverydayNames(NameBuilder& builder);
    void addKinds(NameBuilder& builder);
    void addName(NameBuilder& builder, NodeId node, NameOrigin origin, int nameIndex, std::string_view text);
    void addOther(NameBuilder& builder, NodeId node, NameOrigin origin, std::string_view text);
    void addGlosses();
};

}  // namespace vizsla
