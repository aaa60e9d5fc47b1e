// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/verdict_grid.h"

#include <QPainter>
#include <algorithm>

#include "ui/class_review/class_images_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_painting.h"

namespace vizsla {

namespace {

constexpr PhotoGrid::Cell verdictCell{.padding = spacingStep + 2,
                                      .photoWidth = 176,
                                      .least = VerdictGrid::smallestPhoto / 2,
                                      .frame = 2,
                                      .inset = 2,
                                      .photoRadius = cornerRadius - 2};
constexpr int textMargin = 2;

class VerdictDelegate final : public PhotoDelegate
{
public:
    using PhotoDelegate::PhotoDelegate;

protected:
    void paintText(QPainter& painter, const QRect& area, const QFont& font, const QModelIndex& index,
                   const Colours& colours) const override
    {
        QRect line = area.adjusted(textMargin, 0, -textMargin, 0);
        if (index.data(ClassImagesModel::AssignedRole).toBool()) {
            painter.setPen(colours.quietText);
            const QString assigned = VerdictGrid::tr("assigned");
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, assigned);
            line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(assigned) - spacingStep);
        }
        const auto tone = static_cast<Tone>(index.data(ClassImagesModel::ToneRole).toInt());
        painter.setFont(demiBold(font));
        painter.setPen(inkOf(tone, colours, colours.quietText));
        paintElided(painter, line, index.data(ClassImagesModel::WordRole).toString());
    }
};

}  // namespace

VerdictGrid::VerdictGrid(QWidget* parent) : PhotoGrid(verdictCell, parent)
{
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionRectVisible(true);
    setItemDelegate(new VerdictDelegate(*this));
    connect(this, &QListView::doubleClicked, this, &VerdictGrid::opened);
}

void VerdictGrid::setPhotoWidth(int width)
{
    PhotoGrid::setPhotoWidth(std::clamp(width, smallestPhoto, largestPhoto));
    scrollTo(currentIndex());
}

int VerdictGrid::textHeight() const
{
    return QFontMetrics(font()).height() + spacingStep;
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

void VerdictGrid::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT selectionChangedTo(static_cast<int>(selectionModel()->selectedIndexes().size()));
}

}  // namespace vizsla
