// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/hierarchy_builder.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <ranges>
#include <string>

namespace vizsla {

namespace {

constexpr NodeId kUnused = std::numeric_limits<NodeId>::max();
/// All of WordNet's nouns have 0.9 million pairs of a node and one at or above it.
constexpr std::size_t kMostPairs = 20'000'000;

tl::unexpected<Error> invalid(std::string message)
{
    return failure(ErrorKind::Invalid, std::move(message));
}

}  // namespace

Result<Hierarchy> HierarchyBuilder::build()
{
    for (const auto step : {&HierarchyBuilder::indexSynsets, &HierarchyBuilder::resolveParents,
                            &HierarchyBuilder::sortParentsFirst, &HierarchyBuilder::resolveClasses})
        TRY((this->*step)());
    dropUnused();
    linkNodes();
    TRY(linkAncestors());
    linkClasses();
    return std::move(m_result);
}

Result<void> HierarchyBuilder::indexSynsets()
{
    m_places.reserve(m_list.synsets.size());
    for (Place place = 0; place < m_list.synsets.size(); ++place) {
        const std::string& wnid = m_list.synsets[place].wnid;
        if (wnid.empty())
            return invalid("the hierarchy has a synset without an id");
        if (!m_places.emplace(wnid, place).second)
            return invalid("the hierarchy has " + wnid + " twice");
    }
    return {};
}

Result<void> HierarchyBuilder::resolveParents()
{
    m_parentPlaces.resize(m_list.synsets.size());
    for (Place place = 0; place < m_list.synsets.size(); ++place) {
        std::vector<Place>& parents = m_parentPlaces[place];
        for (const std::string& parent : m_list.synsets[place].parents) {
            const auto found = m_places.find(parent);
            if (found == m_places.end())
                return invalid("the parent " + parent + " of " + m_list.synsets[place].wnid +
                               " is not in the hierarchy");
            if (std::ranges::find(parents, found->second) == parents.end())
                parents.push_back(found->second);
        }
    }
    return {};
}

Result<void> HierarchyBuilder::sortParentsFirst()
{
    std::vector<std::pair<Place, Place>> childOf;
    std::vector<std::uint32_t> openParents;
    for (Place place = 0; place < m_parentPlaces.size(); ++place) {
        openParents.push_back(static_cast<std::uint32_t>(m_parentPlaces[place].size()));
        for (const Place parent : m_parentPlaces[place])
            childOf.emplace_back(parent, place);
        if (m_parentPlaces[place].empty())
            m_parentsFirst.push_back(place);
    }
    const auto children = RaggedArray<Place>::fromPairs(m_parentPlaces.size(), childOf);
    for (std::size_t i = 0; i < m_parentsFirst.size(); ++i)
        for (const Place child : children[m_parentsFirst[i]])
            if (--openParents[child] == 0)
                m_parentsFirst.push_back(child);
    if (m_parentsFirst.size() < m_parentPlaces.size())
        return invalid("the hierarchy has a cycle: " + nameACycle(openParents));
    return {};
}

/// Every node with an open parent is on a cycle or below one, so going up always from it comes round.
std::string HierarchyBuilder::nameACycle(const std::vector<std::uint32_t>& openParents) const
{
    const auto isOpen = [&](Place place) { return openParents[place] > 0; };
    std::vector<Place> path;
    std::vector<bool> seen(openParents.size(), false);
    const auto firstOpen = std::ranges::find_if(openParents, [](std::uint32_t open) { return open > 0; });
    auto place = static_cast<Place>(firstOpen - openParents.begin());
    while (!seen[place]) {
        seen[place] = true;
        path.push_back(place);
        place = *std::ranges::find_if(m_parentPlaces[place], isOpen);
    }
    constexpr std::size_t kMostNamed = 12;
    std::string text;
    const auto start = std::ranges::find(path, place);
    for (auto at = start; at != path.end() && at - start < static_cast<std::ptrdiff_t>(kMostNamed); ++at)
        text += m_list.synsets[*at].wnid + " below ";
    if (path.end() - start > static_cast<std::ptrdiff_t>(kMostNamed))
        text += "… below ";
    return text + m_list.synsets[place].wnid;
}

Result<void> HierarchyBuilder::resolveClasses()
{
    if (m_list.classes.empty())
        return invalid("the hierarchy has no class");
    std::vector<bool> seen(m_list.synsets.size(), false);
    for (const std::string& wnid : m_list.classes) {
        const auto found = m_places.find(wnid);
        if (found == m_places.end())
            return invalid("the class " + wnid + " is not in the hierarchy");
        if (seen[found->second])
            return invalid("the class " + wnid + " stands twice in the list of classes");
        seen[found->second] = true;
        m_classPlaces.push_back(found->second);
    }
    return {};
}

void HierarchyBuilder::dropUnused()
{
    std::vector<bool> used(m_list.synsets.size(), false);
    for (const Place place : m_classPlaces)
        used[place] = true;
    for (const Place place : std::views::reverse(m_parentsFirst))
        if (used[place])
            for (const Place parent : m_parentPlaces[place])
                used[parent] = true;
    m_places.clear();
    m_nodeOfPlace.assign(m_list.synsets.size(), kUnused);
    for (Place place = 0; place < used.size(); ++place) {
        if (!used[place])
            continue;
        m_nodeOfPlace[place] = static_cast<NodeId>(m_result.m_synsets.size());
        m_result.m_synsets.push_back(std::move(m_list.synsets[place]));
    }
}

void HierarchyBuilder::linkNodes()
{
    std::vector<std::pair<NodeId, NodeId>> childOf;
    for (Place place = 0; place < m_nodeOfPlace.size(); ++place) {
        const NodeId node = m_nodeOfPlace[place];
        if (node == kUnused)
            continue;
        for (const Place parent : m_parentPlaces[place]) {
            m_result.m_parents.add(m_nodeOfPlace[parent]);
            childOf.emplace_back(m_nodeOfPlace[parent], node);
        }
        m_result.m_parents.endRow();
        if (m_parentPlaces[place].empty())
            m_result.m_roots.push_back(node);
    }
    m_result.m_children = RaggedArray<NodeId>::fromPairs(m_result.size(), childOf);
    m_result.m_byWnid.resize(m_result.size());
    std::iota(m_result.m_byWnid.begin(), m_result.m_byWnid.end(), NodeId{0});
    std::ranges::sort(m_result.m_byWnid, {},
                      [this](NodeId node) -> const std::string& { return m_result.m_synsets[node].wnid; });
}

Result<void> HierarchyBuilder::linkAncestors()
{
    std::vector<std::vector<NodeId>> above(m_result.size());
    std::size_t pairs = 0;
    for (const Place place : m_parentsFirst) {
        const NodeId node = m_nodeOfPlace[place];
        if (node == kUnused)
            continue;
        std::vector<NodeId>& mine = above[node];
        mine.push_back(node);
        for (const NodeId parent : m_result.m_parents[node]) {
            std::vector<NodeId> merged;
            std::ranges::set_union(mine, above[parent], std::back_inserter(merged));
            mine = std::move(merged);
        }
        pairs += mine.size();
        if (pairs > kMostPairs)
            return invalid("the hierarchy is too deep at " + m_result.m_synsets[node].wnid +
                           ": expected at most " + std::to_string(kMostPairs) +
                           " pairs of a node and one above it");
    }
    for (const std::vector<NodeId>& nodes : above)
        m_result.m_atOrAbove.addRow(nodes);
    return {};
}

void HierarchyBuilder::linkClasses()
{
    m_result.m_classIndex.assign(m_result.size(), -1);
    std::vector<std::pair<NodeId, int>> classBelow;
    for (const Place place : m_classPlaces) {
        const NodeId node = m_nodeOfPlace[place];
        const int index = m_result.classCount();
        m_result.m_classIndex[node] = index;
        m_result.m_classNodes.push_back(node);
        for (const NodeId above : m_result.m_atOrAbove[node])
            classBelow.emplace_back(above, index);
    }
    m_result.m_classesBelow = RaggedArray<int>::fromPairs(m_result.size(), classBelow);
}

}  // namespace vizsla
