// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/hierarchy.h"

#include <algorithm>

#include "core/taxonomy/hierarchy_builder.h"

namespace vizsla {

Result<Hierarchy> Hierarchy::build(ClassList list)
{
    return HierarchyBuilder(std::move(list)).build();
}

std::optional<NodeId> Hierarchy::find(std::string_view wnid) const
{
    const auto found = std::lower_bound(
        m_byWnid.begin(), m_byWnid.end(), wnid,
        [this](NodeId node, std::string_view wanted) { return m_synsets[node].wnid < wanted; });
    if (found == m_byWnid.end() || m_synsets[*found].wnid != wnid)
        return std::nullopt;
    return *found;
}

std::optional<int> Hierarchy::classIndex(NodeId node) const
{
    return isClass(node) ? std::optional(m_classIndex[node]) : std::nullopt;
}

bool Hierarchy::isAtOrBelow(NodeId node, NodeId ancestor) const
{
    const std::span<const NodeId> above = m_atOrAbove[node];
    return std::binary_search(above.begin(), above.end(), ancestor);
}

std::vector<NodeId> Hierarchy::nearestClasses(NodeId classNode, std::size_t limit) const
{
    std::vector<NodeId> circles(nodesAtOrAbove(classNode).begin(), nodesAtOrAbove(classNode).end());
    const auto classesIn = [this](NodeId node) { return classesBelow(node).size(); };
    std::ranges::sort(circles, {}, classesIn);

    std::vector<NodeId> result;
    std::vector<bool> taken(static_cast<std::size_t>(classCount()), false);
    if (const std::optional<int> self = classIndex(classNode))
        taken[static_cast<std::size_t>(*self)] = true;
    for (std::size_t i = 0; i < circles.size() && result.size() < limit;) {
        std::vector<int> ring;
        const std::size_t size = classesIn(circles[i]);
        for (; i < circles.size() && classesIn(circles[i]) == size; ++i) {
            for (const int index : classesBelow(circles[i])) {
                if (!taken[static_cast<std::size_t>(index)])
                    ring.push_back(index);
                taken[static_cast<std::size_t>(index)] = true;
            }
        }
        std::ranges::sort(ring);
        for (const int index : ring)
            result.push_back(this->classNode(index));
    }
    result.resize(std::min(result.size(), limit));
    return result;
}

std::string_view mainName(const Synset& synset)
{
    return synset.names.empty() ? synset.wnid : synset.names.front();
}

std::string joinedNames(const Synset& synset)
{
    std::string result(mainName(synset));
    for (std::size_t i = 1; i < synset.names.size(); ++i)
        result += ", " + synset.names[i];
    return result;
}

}  // namespace vizsla
