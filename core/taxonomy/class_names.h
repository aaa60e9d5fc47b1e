// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// The names of the classes of a study, and those that several classes share. Names are the same whatever
/// their case and whether words are parted by blanks or underscores: "cardigan" is a jacket and, as
/// "Cardigan", a dog.
class ClassNames
{
public:
    /// Kept by reference.
    explicit ClassNames(const Hierarchy& hierarchy);
    ClassNames(Hierarchy&&) = delete;

    /// The main name; with the wnid behind it, "crane (n02012849)", where another class has the same.
    std::string distinct(int classIndex) const;
    /// As toldName(), at once.
    std::string told(int classIndex) const;
    /// The classes that have the name, ascending. All names of one class ("tench, Tinca tinca") name it
    /// alone.
    std::vector<int> find(std::string_view name) const;

private:
    const Hierarchy& m_hierarchy;
    std::unordered_map<std::string, std::vector<int>> m_byName;
    std::unordered_map<std::string, std::vector<int>> m_byAllNames;  ///< of classes with several
    std::unordered_map<std::string, int> m_mainNames;                ///< how many classes have it
};

/// ClassNames::distinct() of one class alone; the wnid itself where it is none.
std::string distinctName(const Hierarchy& hierarchy, std::string_view wnid);

/// What tells a class from others of the same main name: the nearest of its parents that is not above them
/// too, "wading bird" of one crane; its wnid where no parent tells. Empty where no other class has the name.
std::string tellingWord(const Hierarchy& hierarchy, NodeId classNode);

/// The main name, and behind it what tells it apart: "crane (wading bird)".
std::string toldName(const Hierarchy& hierarchy, NodeId classNode);

/// The nodes, classes or not, that have the name whatever its case.
std::vector<NodeId> nodesNamed(const Hierarchy& hierarchy, std::string_view name);

/// "n02012849 (crane)", "n02113186 (Cardigan, Cardigan Welsh corgi)".
std::string wnidWithNames(const Synset& synset);

}  // namespace vizsla
