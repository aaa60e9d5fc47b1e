// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/verdict_grid.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <algorithm>

#include "ui/class_review/class_images_model.h"
#include "ui/images/paint_photo.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int gridPadding = spacingStep + 2;

int lineHeight(const QFont& font)
{
    return QFontMetrics(font).height() + spacingStep;
}

QColor inkOf(int tone, const Colours& colours)
{
    switch (static_cast<Tone>(tone)) {
        case Tone::Right:
            return colours.right;
        case Tone::Wrong:
            return colours.wrong;
        case Tone::Unclear:
            return colours.unclear;
        case Tone::Neutral:
            break;
    }
    return colours.quietText;
}

void paintCell(QPainter& painter, const QStyleOptionViewItem& option, const Colours& colours)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isCurrent = option.state & QStyle::State_HasFocus;
    if (!isSelected && !isCurrent && !(option.state & QStyle::State_MouseOver))
        return;
    painter.setPen(isSelected  ? QPen(colours.accent, 2)
                   : isCurrent ? QPen(colours.accent, 1, Qt::DashLine)
                               : QPen(Qt::NoPen));
    painter.setBrush(isSelected ? colours.accentTint : colours.hover);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), cornerRadius, cornerRadius);
}

}  // namespace

VerdictGrid::VerdictGrid(QWidget* parent) : QListView(parent)
{
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionRectVisible(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setItemDelegate(new VerdictDelegate(this));
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
}

void VerdictGrid::setPhotoWidth(int width)
{
    m_photoWidth = std::clamp(width, smallestPhoto, largestPhoto);
    fitCells();
    scrollTo(currentIndex());
}

QList<int> VerdictGrid::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

void VerdictGrid::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    Q_EMIT painted();
}

/// Qt forgets what was selected without a word.
void VerdictGrid::reset()
{
    QListView::reset();
    Q_EMIT selectionChangedTo(0);
}

void VerdictGrid::resizeEvent(QResizeEvent* event)
{
    fitCells();
    QListView::resizeEvent(event);
}

void VerdictGrid::fitCells()
{
    // Room for the scroll bar is always kept, so that its coming does not change what made it come.
    const int room = width() - verticalScrollBar()->sizeHint().width() - 1;
    const int columns = std::max(1, room / (m_photoWidth + 2 * gridPadding));
    const int cell = std::max(smallestPhoto / 2, room / columns);
    const QSize photo(cell - 2 * gridPadding, (cell - 2 * gridPadding) * 3 / 4);
    const QSize size(cell, photo.height() + 2 * gridPadding + lineHeight(font()));
    verticalScrollBar()->setSingleStep(size.height() / 3);
    if (size != gridSize())
        setGridSize(size);
    Q_EMIT photosResized((QSizeF(photo) * devicePixelRatioF()).toSize());
}

void VerdictGrid::keyPressEvent(QKeyEvent* event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && currentIndex().isValid())
        Q_EMIT opened(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

void VerdictGrid::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT selectionChangedTo(static_cast<int>(selectionModel()->selectedIndexes().size()));
}

QSize VerdictDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return qobject_cast<const QListView*>(option.widget)->gridSize();
}

void VerdictDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Colours& colours = coloursFor(option.palette);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->setFont(option.font);
    paintCell(*painter, option, colours);
    const QRect inner = option.rect.adjusted(gridPadding, gridPadding, -gridPadding, -gridPadding);
    paintPhoto(*painter, {inner.topLeft(), QSize(inner.width(), inner.width() * 3 / 4)}, cornerRadius - 2,
               index.data(ClassImagesModel::PhotoRole).value<QImage>(),
               index.data(ClassImagesModel::ProblemRole).toString(), colours);

    QRect line(inner.left() + 2, inner.bottom() + 1 - lineHeight(option.font), inner.width() - 4,
               lineHeight(option.font));
    const QString word = index.data(ClassImagesModel::WordRole).toString();
    if (index.data(ClassImagesModel::AssignedRole).toBool()) {
        painter->setPen(colours.quietText);
        const QString assigned = tr("assigned");
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, assigned);
        line.setRight(line.right() - painter->fontMetrics().horizontalAdvance(assigned) - spacingStep);
    }
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(inkOf(index.data(ClassImagesModel::ToneRole).toInt(), colours));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(word, Qt::ElideRight, line.width()));
    painter->restore();
}

}  // namespace vizsla
