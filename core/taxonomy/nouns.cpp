// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/nouns.h"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "core/taxonomy/noun_data.h"
#include "core/taxonomy/noun_key.h"
#include "core/taxonomy/wordnet.h"

namespace vizsla {

namespace {

constexpr unsigned kIdBits = 24;
constexpr std::uint32_t kIdMask = (1U << kIdBits) - 1;

/// Takes the parts of the block one after another.
class BlockReader
{
public:
    explicit BlockReader(std::string_view block) : m_rest(block) {}

    std::span<const std::uint32_t> numbers()
    {
        const std::uint32_t count = *taken(1);
        return {taken(count), count};
    }

    std::string_view text(std::size_t length)
    {
        const std::string_view text = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return text;
    }

private:
    const std::uint32_t* taken(std::size_t count)
    {
        const auto* const values = reinterpret_cast<const std::uint32_t*>(m_rest.data());
        m_rest.remove_prefix(count * sizeof(std::uint32_t));
        return values;
    }

    std::string_view m_rest;
};

std::uint32_t idOf(std::string_view wnid)
{
    std::uint32_t id = 0;
    std::from_chars(wnid.data() + 1, wnid.data() + wnid.size(), id);
    return id;
}

}  // namespace

Nouns::Nouns(std::string_view block)
{
    BlockReader reader(block);
    const auto rows = [&reader] {
        const Numbers begins = reader.numbers();
        return Rows{begins, reader.numbers()};
    };
    m_ids = reader.numbers();
    m_parents = rows();
    m_children = rows();
    m_wordsOf = rows();
    m_sensesOf = rows();
    m_everydayOf = reader.numbers();
    m_singulars = reader.numbers();
    for (Texts* texts : {&m_words, &m_everyday, &m_plurals})
        texts->begins = reader.numbers();
    for (Texts* texts : {&m_words, &m_everyday, &m_plurals})
        texts->text = reader.text(texts->begins.back());
}

std::optional<NounId> Nouns::find(std::string_view wnid) const
{
    if (!isWnid(wnid))
        return std::nullopt;
    const auto id = [](std::uint32_t value) { return value & kIdMask; };
    const auto found = std::ranges::lower_bound(m_ids, idOf(wnid), {}, id);
    return found != m_ids.end() && id(*found) == idOf(wnid)
               ? std::optional(static_cast<NounId>(found - m_ids.begin()))
               : std::nullopt;
}

/// By WordNet's lexicographer files.
NounKind Nouns::kind(NounId noun) const
{
    switch (m_ids[noun] >> kIdBits) {
        case 5:
            return NounKind::Animal;
        case 20:
            return NounKind::Plant;
        case 6:
            return NounKind::Artifact;
        case 13:
            return NounKind::Food;
        case 8:   // body
        case 17:  // object
        case 18:  // person
        case 19:  // phenomenon
        case 27:  // substance
            return NounKind::Visible;
        default:
            return NounKind::Other;
    }
}

std::vector<std::string_view> Nouns::names(NounId noun) const
{
    std::vector<std::string_view> names;
    for (const std::uint32_t word : m_wordsOf[noun])
        names.push_back(m_words[word]);
    return names;
}

std::vector<NounId> Nouns::named(std::string_view word) const
{
    const std::string key = nounKey(word);
    std::vector<NounId> senses;
    if (key.empty())
        return senses;
    const auto words = std::views::iota(std::size_t{0}, m_words.size());
    const auto [first, last] =
        std::ranges::equal_range(words, key, {}, [this](std::size_t i) { return nounKey(m_words[i]); });
    for (auto at = first; at != last; ++at)
        for (const NounId sense : m_sensesOf[*at])
            if (std::ranges::find(senses, sense) == senses.end())
                senses.push_back(sense);
    return senses;
}

std::vector<std::string_view> Nouns::singulars(std::string_view plural) const
{
    const std::string key = nounKey(plural);
    std::vector<std::string_view> singulars;
    const auto places = std::views::iota(std::size_t{0}, m_plurals.size());
    const auto [first, last] = std::ranges::equal_range(
        places, key, {}, [this](std::size_t i) { return std::string(m_plurals[i]); });
    for (auto at = first; at != last; ++at)
        singulars.push_back(m_words[m_singulars[*at]]);
    return singulars;
}

std::vector<std::string_view> Nouns::everydayNames(NounId noun) const
{
    const auto [first, last] = std::ranges::equal_range(m_everydayOf, m_ids[noun] & kIdMask);
    std::vector<std::string_view> names;
    for (auto at = first; at != last; ++at)
        names.push_back(m_everyday[static_cast<std::size_t>(at - m_everydayOf.begin())]);
    return names;
}

const Nouns& wordNetNouns()
{
    static const Nouns kNouns(nounData());
    return kNouns;
}

}  // namespace vizsla
