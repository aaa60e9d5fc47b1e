// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// Whether the classes at or below a node are few and of one kind: at most `widest`, and the node is none of
/// the general ones, which hold few classes only in a small study. Those are the roots, and in WordNet all
/// with fewer than seven nodes above them, such as artifact, device or animal.
bool isSmallGroup(const Hierarchy& hierarchy, NodeId node, std::size_t widest);

/// Whether both are at or below one node that is a small group.
bool shareSmallGroup(const Hierarchy& hierarchy, NodeId first, NodeId second, std::size_t widest);

/// The other classes below the direct parents of a class, as far as these are small groups; by index.
std::vector<NodeId> closeSiblings(const Hierarchy& hierarchy, NodeId classNode, std::size_t widest);

}  // namespace vizsla
