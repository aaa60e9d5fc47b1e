// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// Those of Hierarchy::nearestClasses() that share a node with the class which has at most `widest` classes
/// under it: without such a node none, as what is nearest then need not be like it at all.
std::vector<NodeId> siblingClasses(const Hierarchy& hierarchy, NodeId classNode, std::size_t limit,
                                   std::size_t widest);

}  // namespace vizsla
