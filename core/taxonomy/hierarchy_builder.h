// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// Checks a class list and makes the Hierarchy of it. Used once.
class HierarchyBuilder
{
public:
    explicit HierarchyBuilder(ClassList list) : m_list(std::move(list)) {}

    Result<Hierarchy> build();

private:
    /// The place of a synset in the list, before those that lead to no class are left out.
    using Place = std::uint32_t;

    Result<void> indexSynsets();
    Result<void> resolveParents();
    Result<void> sortParentsFirst();
    Result<void> resolveClasses();
    std::string nameACycle(const std::vector<std::uint32_t>& openParents) const;

    void dropUnused();
    void linkNodes();
    Result<void> linkAncestors();
    void linkClasses();

    ClassList m_list;
    std::unordered_map<std::string_view, Place> m_places;
    std::vector<std::vector<Place>> m_parentPlaces;
    std::vector<Place> m_parentsFirst;
    std::vector<Place> m_classPlaces;
    std::vector<NodeId> m_nodeOfPlace;
    Hierarchy m_result;
};

}  // namespace vizsla
