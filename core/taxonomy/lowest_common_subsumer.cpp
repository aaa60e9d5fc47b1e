// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/lowest_common_subsumer.h"

namespace vizsla {

std::optional<NodeId> lowestCommonSubsumer(const Hierarchy& hierarchy, NodeId first, NodeId second)
{
    std::optional<NodeId> lowest;
    for (const NodeId above : hierarchy.nodesAtOrAbove(first)) {
        if (!hierarchy.isAtOrBelow(second, above))
            continue;
        const auto count = hierarchy.classesBelow(above).size();
        const auto least = lowest ? hierarchy.classesBelow(*lowest).size() : count + 1;
        if (count < least || (count == least && hierarchy.isAtOrBelow(above, *lowest)))
            lowest = above;
    }
    return lowest;
}

}  // namespace vizsla
