// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/siblings.h"

#include <algorithm>

namespace vizsla {

std::vector<NodeId> siblingClasses(const Hierarchy& hierarchy, NodeId classNode, std::size_t limit,
                                   std::size_t widest)
{
    std::vector<NodeId> siblings = hierarchy.nearestClasses(classNode, limit);
    std::erase_if(siblings, [&](NodeId other) {
        return std::ranges::none_of(hierarchy.nodesAtOrAbove(classNode), [&](NodeId above) {
            return hierarchy.classesBelow(above).size() <= widest && hierarchy.isAtOrBelow(other, above);
        });
    });
    return siblings;
}

}  // namespace vizsla
