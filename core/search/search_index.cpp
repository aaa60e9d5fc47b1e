// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_index.h"

#include <algorithm>
#include <numeric>

#include "core/search/search_text.h"
#include "core/taxonomy/nouns.h"

namespace vizsla {

namespace {

constexpr std::size_t kMostGlossWords = 200;
constexpr std::size_t kMostJoined = 3;

std::u32string joinedLetters(const std::string& text)
{
    std::u32string letters;
    for (const FoldedWord& word : foldedWords(text, SearchIndex::kMostNameWords))
        letters += word.letters;
    return letters.substr(0, kLongestWord);
}

}  // namespace

template <class Posting>
Postings<Posting> PostingsBuilder<Posting>::finish()
{
    std::vector<std::u32string> terms(m_ids.size());
    for (const auto& [term, id] : m_ids)
        terms[id] = term;
    std::vector<std::uint32_t> order(terms.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t id) -> const std::u32string& { return terms[id]; });
    std::vector<std::uint32_t> rank(order.size());
    std::vector<std::u32string> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t id : order) {
        rank[id] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(terms[id]));
    }
    for (auto& pair : m_pairs)
        pair.first = rank[pair.first];
    return {Vocabulary(sorted), RaggedArray<Posting>::fromPairs(sorted.size(), m_pairs)};
}

SearchIndex::SearchIndex(const Hierarchy& of) : hierarchy(of), nearest(of)
{
    NameBuilder nameBuilder;
    addOwnNames(nameBuilder);
    addEverydayNames(nameBuilder);
    nameWords = nameBuilder.finish();
    NameBuilder kindBuilder;
    addKinds(kindBuilder);
    kindWords = kindBuilder.finish();
    addGlosses();
}

void SearchIndex::addOwnNames(NameBuilder& builder)
{
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        const Synset& synset = hierarchy.synset(node);
        for (std::size_t i = 0; i < synset.names.size(); ++i)
            addName(builder, node, NameOrigin::Own, static_cast<int>(i), synset.names[i]);
        if (synset.names.empty())
            addName(builder, node, NameOrigin::Own, -1, synset.wnid);
    }
}

void SearchIndex::addEverydayNames(NameBuilder& builder)
{
    const Nouns& nouns = wordNetNouns();
    for (int index = 0; index < hierarchy.classCount(); ++index) {
        const NodeId node = hierarchy.classNode(index);
        if (const std::optional<NounId> noun = nouns.find(hierarchy.synset(node).wnid))
            for (const std::string_view name : nouns.everydayNames(*noun))
                addOther(builder, node, NameOrigin::Everyday, name);
    }
}

/// Down from each class to what is no node of the hierarchy.
void SearchIndex::addKinds(NameBuilder& builder)
{
    const Nouns& nouns = wordNetNouns();
    std::vector<bool> isNode(nouns.size(), false);
    for (NodeId node = 0; node < hierarchy.size(); ++node)
        if (const std::optional<NounId> noun = nouns.find(hierarchy.synset(node).wnid))
            isNode[*noun] = true;
    for (int index = 0; index < hierarchy.classCount(); ++index) {
        const NodeId node = hierarchy.classNode(index);
        const std::optional<NounId> noun = nouns.find(hierarchy.synset(node).wnid);
        std::vector<NounId> open;
        if (noun)
            open.push_back(*noun);
        for (std::size_t i = 0; i < open.size(); ++i) {
            for (const NounId child : nouns.children(open[i]))
                if (!isNode[child] && std::ranges::find(open, child) == open.end())
                    open.push_back(child);
            if (i > 0)
                for (const std::string_view name : nouns.names(open[i]))
                    addOther(builder, node, NameOrigin::Kind, name);
        }
    }
}

void SearchIndex::addGlosses()
{
    PostingsBuilder<int> glossBuilder;
    PostingsBuilder<int> idBuilder;
    for (int index = 0; index < hierarchy.classCount(); ++index) {
        const Synset& synset = hierarchy.synset(hierarchy.classNode(index));
        for (const FoldedWord& word : foldedWords(synset.gloss, kMostGlossWords))
            glossBuilder.add(word.letters, index);
        if (const std::u32string id = joinedLetters(synset.wnid); !id.empty())
            idBuilder.add(id, index);
    }
    glossWords = glossBuilder.finish();
    ids = idBuilder.finish();
}

void SearchIndex::addOther(NameBuilder& builder, NodeId node, NameOrigin origin, std::string_view text)
{
    addName(builder, node, origin, static_cast<int>(otherNames.size()), text);
    otherNames.push_back(text);
}

void SearchIndex::addName(NameBuilder& builder, NodeId node, NameOrigin origin, int nameIndex,
                          std::string_view text)
{
    const std::vector<FoldedWord> words = foldedWords(text, kMostNameWords);
    if (words.empty())
        return;
    const auto name = static_cast<std::uint32_t>(names.size());
    std::size_t letterCount = 0;
    for (std::size_t first = 0; first < words.size(); ++first) {
        letterCount += words[first].letters.size();
        std::u32string joined;
        for (std::size_t span = 1; span <= kMostJoined && first + span <= words.size(); ++span) {
            joined += words[first + span - 1].letters;
            if (joined.size() > kLongestWord)
                break;
            builder.add(joined, {name, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(span)});
        }
    }
    names.push_back({node, nameIndex, origin, static_cast<std::uint8_t>(words.size()),
                     static_cast<std::uint16_t>(letterCount)});
}

}  // namespace vizsla
