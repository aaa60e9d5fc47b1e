// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/taxonomy/hierarchy.h"
#include "core/taxonomy/nouns.h"

namespace vizsla {

/// Classes by what a word of WordNet means, where no class has the word for a name: "manatee" is nearest to
/// the dugong. Knows the classes whose wnids are WordNet's, whatever stands above them in the study.
class NearestClasses
{
public:
    explicit NearestClasses(const Hierarchy& hierarchy);

    /// Whether WordNet has it for a noun, in the singular or the plural.
    static bool isWord(std::string_view text);

    struct Near
    {
        int classIndex = 0;
        bool isKind = false;  ///< a kind of what the word means, and not merely of something that both are
    };

    /// The word must be a thing that can be photographed, in the singular or the plural. Beneath the lowest
    /// of its ancestors that has classes, the least deep first; none if that ancestor is so general that it
    /// says nothing.
    std::vector<Near> find(std::string_view word, std::size_t limit) const;

private:
    struct Sense
    {
        std::size_t steps = 0;  ///< up to an ancestor with classes
        bool isAnimal = false;
        std::vector<NounId> ancestors;
    };

    static std::vector<NounId> meanings(std::string_view word);
    Sense climb(NounId noun) const;
    void addBelow(const Sense& sense, std::vector<Near>& found, std::size_t limit) const;

    std::unordered_map<NounId, int> m_classes;
    std::vector<std::uint32_t> m_classesBelow;  ///< how many, of each noun; itself counts
};

}  // namespace vizsla
