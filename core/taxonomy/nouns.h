// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace vizsla {

/// A noun synset of WordNet 3.0, by its place in data.noun.
using NounId = std::uint32_t;

/// What WordNet sorts a noun under: things that people photograph, what else one can see (bodies, landscapes,
/// people, materials), or neither.
enum class NounKind : std::uint8_t { Animal, Plant, Artifact, Food, Visible, Other };

constexpr bool isThing(NounKind kind)
{
    return kind < NounKind::Visible;
}

/// All nouns of WordNet 3.0, and what people call ImageNet's classes beside that
/// (resources/everyday_names.csv). They are constant data of the program, which nothing reads before it is
/// asked for.
class Nouns
{
public:
    /// `block` is what tools/make_noun_data.cpp writes, kept by reference.
    explicit Nouns(std::string_view block);

    std::size_t size() const { return m_ids.size(); }
    std::optional<NounId> find(std::string_view wnid) const;
    NounKind kind(NounId noun) const;
    std::span<const NounId> parents(NounId noun) const { return m_parents[noun]; }
    std::span<const NounId> children(NounId noun) const { return m_children[noun]; }
    std::vector<std::string_view> names(NounId noun) const;

    /// What a word means, the commonest first; blanks, hyphens and capitals do not matter. Not its plural.
    std::vector<NounId> named(std::string_view word) const;
    /// Of a plural such as "geese" the singulars; of any other word none.
    std::vector<std::string_view> singulars(std::string_view plural) const;
    /// What people call the things that have this label, beside its names in WordNet.
    std::vector<std::string_view> everydayNames(NounId noun) const;

private:
    using Numbers = std::span<const std::uint32_t>;

    struct Rows
    {
        Numbers begins;
        Numbers values;

        Numbers operator[](std::size_t row) const
        {
            return values.subspan(begins[row], begins[row + 1] - begins[row]);
        }
    };

    struct Texts
    {
        Numbers begins;
        std::string_view text;

        std::size_t size() const { return begins.size() - 1; }
        std::string_view operator[](std::size_t i) const
        {
            return text.substr(begins[i], begins[i + 1] - begins[i]);
        }
    };

    Numbers m_ids;  ///< ascending by wnid
    Rows m_parents;
    Rows m_children;
    Rows m_wordsOf;
    Rows m_sensesOf;  ///< of a word
    Numbers m_everydayOf;
    Numbers m_singulars;  ///< words
    Texts m_words;        ///< ascending by nounKey()
    Texts m_everyday;
    Texts m_plurals;
};

/// Those that are compiled into the program.
const Nouns& wordNetNouns();

}  // namespace vizsla
