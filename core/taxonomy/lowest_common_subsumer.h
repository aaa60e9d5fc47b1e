// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/taxonomy/hierarchy.h"

namespace vizsla {

/// The node that two nodes are both kinds of, with the fewest classes under it; of several such nodes one
/// above which the others stand, or else the first. Empty where no node holds both. In a tree it is the
/// lowest common subsumer of Resnik (1995).
std::optional<NodeId> lowestCommonSubsumer(const Hierarchy& hierarchy, NodeId first, NodeId second);

}  // namespace vizsla
