// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace vizsla {

/// Makes a table one of whole rows, of which one is chosen, without a grid.
void makeRowTable(QTableView& table, int rowHeight);

/// Makes columns as wide as what stands in them, heads included. Where there is less room the widest give way
/// first; what is left over goes to `takesRest`. Asked again whenever the contents or the width change.
void fitColumns(QTableView& table, int takesRest);

}  // namespace vizsla
