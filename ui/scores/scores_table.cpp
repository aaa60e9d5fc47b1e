// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_table.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <functional>
#include <numeric>

#include "ui/scores/scores_copy.h"
#include "ui/scores/scores_delegate.h"
#include "ui/scores/scores_filter.h"
#include "ui/scores/scores_header.h"
#include "ui/scores/scores_model.h"

namespace vizsla {

namespace {

constexpr int narrowestName = 120;
constexpr int widestName = 320;
/// Columns are given air where there is room, but stay near enough to be read across.
constexpr int mostAir = 72;

}  // namespace

ScoresTable::ScoresTable(ScoresFilter& rows, QWidget* parent)
    : QTableView(parent),
      m_rows(rows),
      m_header(new ScoresHeader(this)),
      m_delegate(new ScoresDelegate(this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_delegate);
    setModel(&rows);
    setSortingEnabled(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setAccessibleName(tr("Scores"));
    setShowsIntervals(false);
    buildMenu();
    connect(&rows, &QAbstractItemModel::modelReset, this, &ScoresTable::fitColumns);
    connect(&rows, &QAbstractItemModel::dataChanged, this, &ScoresTable::fitColumns);
}

void ScoresTable::buildMenu()
{
    auto* copyAction = new QAction(tr("&Copy"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &ScoresTable::copy);
    auto* sortMenu = new QMenu(tr("&Sort by"), this);
    connect(sortMenu, &QMenu::aboutToShow, this, [this, sortMenu] { fillSortMenu(*sortMenu); });
    addAction(copyAction);
    addAction(sortMenu->menuAction());
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ScoresTable::fillSortMenu(QMenu& menu)
{
    menu.clear();
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString name = model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        QAction* action = menu.addAction(name, this, [this, column] {
            const bool isAgain = m_header->sortIndicatorSection() == column;
            const auto usual = static_cast<Qt::SortOrder>(
                model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt());
            const auto turned = m_header->sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder
                                                                                     : Qt::AscendingOrder;
            sortByColumn(column, isAgain ? turned : usual);
        });
        action->setCheckable(true);
        action->setChecked(m_header->sortIndicatorSection() == column);
    }
}

void ScoresTable::setShowsIntervals(bool on)
{
    const QModelIndex top = indexAt({0, 0});
    const bool isScrolled = verticalScrollBar()->value() > 0;
    m_delegate->setShowsIntervals(on);
    const int height = m_delegate->rowHeight(font());
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    fitColumns();
    if (isScrolled)
        scrollTo(top, QAbstractItemView::PositionAtTop);
    viewport()->update();
}

/// Of all rows, whether they are shown or not.
int ScoresTable::cellsWidth(int column) const
{
    const QAbstractItemModel& all = *m_rows.sourceModel();
    QString widest = model()->headerData(column, Qt::Horizontal, ScoresModel::IntervalRole).toString();
    const bool isText = widest.isEmpty();
    int width = 0;
    for (int row = 0; row < all.rowCount() && (isText || m_delegate->showsIntervals()); ++row) {
        const QModelIndex index = all.index(row, column);
        const QString interval = isText ? QString() : index.data(ScoresModel::IntervalRole).toString();
        if (isText)
            width = std::max(width, ScoresDelegate::textWidth(font(), index));
        else if (interval.size() > widest.size())
            widest = interval;
    }
    return isText ? width : m_delegate->figureWidth(font(), widest);
}

QList<int> ScoresTable::neededWidths() const
{
    QList<int> widths;
    for (int column = 0; column < model()->columnCount(); ++column)
        widths << std::max(m_header->labelWidth(column), cellsWidth(column));
    if (!widths.isEmpty())
        widths.front() = std::clamp(widths.front(), narrowestName, widestName);
    return widths;
}

void ScoresTable::fitColumns()
{
    QList<int> widths = neededWidths();
    if (widths.isEmpty())
        return;
    const int columns = static_cast<int>(widths.size());
    int spare = std::accumulate(widths.begin(), widths.end(), viewport()->width(), std::minus());
    // Names give way before a figure goes out of sight.
    const int given = std::clamp(-spare, 0, widths.front() - narrowestName);
    widths.front() -= given;
    spare += given;
    // Else the columns that had the room of a vertical bar ask for a horizontal one when it comes.
    setHorizontalScrollBarPolicy(spare < 0 ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int air = std::clamp(spare / columns, 0, mostAir);
    for (int column = 0; column < columns; ++column)
        setColumnWidth(column, widths[column] + air);
    // What is left of dividing; the lines then end where the table does.
    if (const int rest = spare - air * columns; rest > 0 && rest < columns)
        setColumnWidth(0, columnWidth(0) + rest);
    updateGeometries();
}

/// Rows go on to the right of the last column.
void ScoresTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const int end = m_header->length() - m_header->offset();
    if (end >= viewport()->width() || model()->rowCount() == 0)
        return;
    QPainter painter(viewport());
    const int last = rowAt(viewport()->height() - 1);
    for (int row = rowAt(0); row <= (last < 0 ? model()->rowCount() - 1 : last); ++row) {
        const QRect area(end, rowViewportPosition(row), viewport()->width() - end, rowHeight(row));
        m_delegate->paintBackground(painter, area, selectionModel()->isRowSelected(row));
    }
}

void ScoresTable::resizeEvent(QResizeEvent* event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

void ScoresTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setShowsIntervals(m_delegate->showsIntervals());
}

void ScoresTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedRowsChanged();
}

QModelIndexList ScoresTable::selectedRows() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    return rows;
}

QStringList ScoresTable::selectedIds() const
{
    QStringList ids;
    for (const QModelIndex& index : selectedRows())
        ids << index.data(ScoresModel::IdRole).toString();
    return ids;
}

ScoresTable::Place ScoresTable::place() const
{
    return {model()->headerData(m_rows.sortColumn(), Qt::Horizontal, ScoresModel::KeyRole).toString(),
            m_rows.sortOrder(), selectedIds(), currentIndex().data(ScoresModel::IdRole).toString(),
            verticalScrollBar()->value()};
}

void ScoresTable::returnTo(const Place& place)
{
    sortByKey(place.sortKey, place.order);
    if (this->place().currentId != place.currentId || selectedIds() != place.selectedIds)
        selectIds(place.selectedIds, place.currentId);
    verticalScrollBar()->setValue(place.scrolled);
}

void ScoresTable::sortByKey(const QString& key, Qt::SortOrder order)
{
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (model()->headerData(column, Qt::Horizontal, ScoresModel::KeyRole).toString() != key)
            continue;
        if (column != m_rows.sortColumn() || order != m_rows.sortOrder())
            sortByColumn(column, order);
        return;
    }
}

void ScoresTable::goToNextWarning()
{
    const int count = model()->rowCount();
    const int start = currentIndex().row() + 1;
    for (int step = 0; step < count; ++step) {
        const QModelIndex index = model()->index((start + step) % count, 0);
        if (index.data(ScoresModel::WarningsRole).toStringList().isEmpty())
            continue;
        setCurrentIndex(index);
        return;
    }
}

void ScoresTable::selectIds(const QStringList& ids, const QString& currentId)
{
    QItemSelection selection;
    QModelIndex current;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        const QString id = index.data(ScoresModel::IdRole).toString();
        if (ids.contains(id))
            selection.select(index, index);
        if (id == currentId)
            current = index;
    }
    selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

// Names are looked for wherever in its row the keyboard is.
void ScoresTable::keyboardSearch(const QString& search)
{
    if (currentIndex().isValid() && currentIndex().column() != 0)
        selectionModel()->setCurrentIndex(currentIndex().siblingAtColumn(0), QItemSelectionModel::NoUpdate);
    QTableView::keyboardSearch(search);
}

QString ScoresTable::copiedText() const
{
    QModelIndexList rows = selectedRows();
    for (int row = 0; selectionModel()->selectedRows().isEmpty() && row < model()->rowCount(); ++row)
        rows << model()->index(row, 0);
    return spreadsheetText(*model(), rows, m_delegate->showsIntervals());
}

void ScoresTable::copy() const
{
    QApplication::clipboard()->setText(copiedText());
}

}  // namespace vizsla
