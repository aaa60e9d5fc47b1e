// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_table.h"

#include <QHeaderView>
#include <QTableView>
#include <algorithm>
#include <numeric>
#include <vector>

namespace vizsla {

namespace {

/// The width at which the wider columns end, so that all of them together have this room.
int widthLimit(std::vector<int> widths, int room)
{
    std::ranges::sort(widths);
    int left = static_cast<int>(widths.size());
    for (const int width : widths) {
        if (width * left > room)
            return room / left;
        room -= width;
        --left;
    }
    return widths.back();
}

}  // namespace

void makeRowTable(QTableView& table, int rowHeight)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.horizontalHeader()->setHighlightSections(false);
}

void fitColumns(QTableView& table, int takesRest)
{
    std::vector<int> widths;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        table.resizeColumnToContents(column);
        widths.push_back(table.columnWidth(column));
    }
    const int room = table.viewport()->width();
    const int limit = widthLimit(widths, room);
    for (int& width : widths)
        width = std::min(width, limit);
    const int used = std::accumulate(widths.begin(), widths.end(), 0);
    widths[static_cast<std::size_t>(takesRest)] += std::max(0, room - used);
    for (int column = 0; column < table.model()->columnCount(); ++column)
        table.setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
}

}  // namespace vizsla
