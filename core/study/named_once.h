// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/annotation.h"

namespace vizsla {

/// Files may name a class of an image twice. Correct goes before unclear, unclear before wrong, wrong before
/// "don't know"; each class stays at the place where its verdict was given first.
MultiLabelAnnotation namedOnce(const MultiLabelAnnotation& annotation);

}  // namespace vizsla
