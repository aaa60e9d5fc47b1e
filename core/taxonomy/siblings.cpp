// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/siblings.h"

#include <algorithm>
#include <set>

namespace vizsla {

namespace {

constexpr std::string_view wordNetRoot = "n00001740";
constexpr std::size_t fewestAbove = 1;
constexpr std::size_t fewestAboveInWordNet = 7;

bool isGeneral(const Hierarchy& hierarchy, NodeId node)
{
    const auto root = hierarchy.find(wordNetRoot);
    const bool isOfWordNet = root && hierarchy.isAtOrBelow(node, *root);
    const std::size_t above = hierarchy.nodesAtOrAbove(node).size() - 1;
    return above < (isOfWordNet ? fewestAboveInWordNet : fewestAbove);
}

}  // namespace

bool isSmallGroup(const Hierarchy& hierarchy, NodeId node, std::size_t widest)
{
    return hierarchy.classesBelow(node).size() <= widest && !isGeneral(hierarchy, node);
}

bool shareSmallGroup(const Hierarchy& hierarchy, NodeId first, NodeId second, std::size_t widest)
{
    return std::ranges::any_of(hierarchy.nodesAtOrAbove(first), [&](NodeId above) {
        return hierarchy.isAtOrBelow(second, above) && isSmallGroup(hierarchy, above, widest);
    });
}

std::vector<NodeId> closeSiblings(const Hierarchy& hierarchy, NodeId classNode, std::size_t widest)
{
    std::set<int> siblings;
    for (const NodeId parent : hierarchy.parents(classNode)) {
        if (isSmallGroup(hierarchy, parent, widest))
            siblings.insert(hierarchy.classesBelow(parent).begin(), hierarchy.classesBelow(parent).end());
    }
    std::vector<NodeId> nodes;
    for (const int index : siblings) {
        const NodeId node = hierarchy.classNode(index);
        if (node != classNode)
            nodes.push_back(node);
    }
    return nodes;
}

}  // namespace vizsla
