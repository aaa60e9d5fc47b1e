// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/photo_grid.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "ui/images/paint_photo.h"
#include "ui/images/photo_list_model.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

/// Of a photograph that is so wide, with its stage.
int stageHeight(int width)
{
    return width * 3 / 4;
}

}  // namespace

PhotoGrid::PhotoGrid(const Cell& cell, QWidget* parent) : QListView(parent), m_cell(cell)
{
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
}

void PhotoGrid::setPhotoWidth(int width)
{
    m_cell.photoWidth = width;
    fitCells();
}

void PhotoGrid::resizeEvent(QResizeEvent* event)
{
    fitCells();
    QListView::resizeEvent(event);
}

void PhotoGrid::fitCells()
{
    // Room for the scroll bar is always kept, so that its coming does not change what made it come.
    const int room = width() - verticalScrollBar()->sizeHint().width() - 1;
    const int columns = std::max(1, room / (m_cell.photoWidth + 2 * m_cell.padding));
    const int width = std::max(m_cell.least, room / columns);
    const QSize photo(width - 2 * m_cell.padding, stageHeight(width - 2 * m_cell.padding));
    const QSize size(width, photo.height() + 2 * m_cell.padding + textHeight());
    verticalScrollBar()->setSingleStep(size.height() / 3);
    if (size != gridSize())
        setGridSize(size);
    Q_EMIT photosResized((QSizeF(photo) * devicePixelRatioF()).toSize());
}

void PhotoGrid::keyPressEvent(QKeyEvent* event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // All of a list can be selected while none of it is the current one.
    const auto selected = selectionModel() ? selectionModel()->selectedIndexes() : QModelIndexList();
    const QModelIndex entered =
        currentIndex().isValid() || selected.isEmpty() ? currentIndex() : selected.first();
    if (enters && entered.isValid())
        Q_EMIT opened(entered);
    else
        QListView::keyPressEvent(event);
}

PhotoDelegate::PhotoDelegate(PhotoGrid& grid) : QStyledItemDelegate(&grid), m_grid(grid) {}

QSize PhotoDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return m_grid.gridSize();
}

/// Where several can be selected, the one that keys act from has a line of its own.
void PhotoDelegate::paintFrame(QPainter& painter, const QStyleOptionViewItem& option,
                               const Colours& colours) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isCurrent =
        option.state & QStyle::State_HasFocus && m_grid.selectionMode() != QAbstractItemView::SingleSelection;
    if (!isSelected && !isCurrent && !(option.state & QStyle::State_MouseOver))
        return;
    const PhotoGrid::Cell& cell = m_grid.cell();
    painter.setPen(isSelected  ? QPen(colours.accent, cell.frame)
                   : isCurrent ? QPen(colours.accent, 1, Qt::DashLine)
                               : QPen(Qt::NoPen));
    painter.setBrush(isSelected ? colours.accentTint : colours.hover);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(cell.inset, cell.inset, -cell.inset, -cell.inset),
                            cornerRadius, cornerRadius);
}

void PhotoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Colours& colours = coloursFor(option.palette);
    const int padding = m_grid.cell().padding;
    const QRect inner = option.rect.adjusted(padding, padding, -padding, -padding);
    const QRect photo(inner.topLeft(), QSize(inner.width(), stageHeight(inner.width())));
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->setFont(option.font);
    paintFrame(*painter, option, colours);
    paintPhoto(*painter, photo, m_grid.cell().photoRadius,
               index.data(PhotoListModel::PhotoRole).value<QImage>(),
               index.data(PhotoListModel::ProblemRole).toString(), colours);
    paintText(*painter, inner.adjusted(0, photo.height(), 0, 0), option.font, index, colours);
    painter->restore();
}

}  // namespace vizsla
