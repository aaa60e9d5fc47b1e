// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractScrollArea;

namespace vizsla {

/// Scrolls an area that has no keyboard of its own; says whether the key was one that scrolls.
bool scrollByKey(QAbstractScrollArea& area, int key);

}  // namespace vizsla
