// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/ragged_array.h"
#include "core/taxonomy/class_list.h"

namespace vizsla {

/// Index of a synset in a Hierarchy: 0 … size() - 1.
using NodeId = std::uint32_t;

/// The hypernym graph above the classes of a study: a directed acyclic graph in which a node may have several
/// parents. Every node leads to at least one class. Immutable.
class Hierarchy
{
public:
    /// Nodes stand in the order of the list's synsets.
    /// Errors (Invalid): a wnid that stands twice, an unknown parent or class, a cycle, no class at all, or
    /// more paths than any real hierarchy has. Synsets that lead to no class are left out.
    static Result<Hierarchy> build(ClassList list);

    std::size_t size() const { return m_synsets.size(); }
    const Synset& synset(NodeId node) const { return m_synsets[node]; }
    std::optional<NodeId> find(std::string_view wnid) const;

    std::span<const NodeId> parents(NodeId node) const { return m_parents[node]; }
    std::span<const NodeId> children(NodeId node) const { return m_children[node]; }
    /// Nodes without parents, in the order of the list.
    std::span<const NodeId> roots() const { return m_roots; }

    int classCount() const { return static_cast<int>(m_classNodes.size()); }
    NodeId classNode(int classIndex) const { return m_classNodes[static_cast<std::size_t>(classIndex)]; }
    std::optional<int> classIndex(NodeId node) const;
    bool isClass(NodeId node) const { return m_classIndex[node] >= 0; }

    /// Indices of the classes at or below a node, ascending, each once however many paths lead to it.
    std::span<const int> classesBelow(NodeId node) const { return m_classesBelow[node]; }
    /// The node and every node above it, ascending, each once.
    std::span<const NodeId> nodesAtOrAbove(NodeId node) const { return m_atOrAbove[node]; }
    bool isAtOrBelow(NodeId node, NodeId ancestor) const;

    /// Other classes, nearest first: by the number of classes under the smallest node that holds both, then
    /// by class index. At most `limit`; classes that share no node above them are not near and are left out.
    std::vector<NodeId> nearestClasses(NodeId classNode, std::size_t limit) const;

private:
    friend class HierarchyBuilder;
    Hierarchy() = default;

    std::vector<Synset> m_synsets;
    std::vector<NodeId> m_byWnid;  // sorted by wnid
    RaggedArray<NodeId> m_parents;
    RaggedArray<NodeId> m_children;
    RaggedArray<NodeId> m_atOrAbove;
    RaggedArray<int> m_classesBelow;
    std::vector<NodeId> m_roots;
    std::vector<NodeId> m_classNodes;
    std::vector<int> m_classIndex;
};

/// The first of a synset's names, or its wnid where it has none.
std::string_view mainName(const Synset& synset);
/// All names, "Walker hound, Walker foxhound"; the wnid where there are none.
std::string joinedNames(const Synset& synset);

}  // namespace vizsla
