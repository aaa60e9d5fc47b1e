// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace vizsla {

/// Makes a table one of whole rows, of which one is chosen, without a grid.
void makeRowTable(QTableView& table, int rowHeight);

}  // namespace vizsla
