// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/thumbnail_grid.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include "ui/gallery/gallery_model.h"
#include "ui/images/paint_photo.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int smallestCell = 208;
constexpr int padding = 2 * spacingStep;

int lineHeight(const QFont& font)
{
    return QFontMetrics(font).height() + 2;
}

QColor inkOf(Tone tone, const Colours& colours)
{
    switch (tone) {
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

void paintElided(QPainter& painter, const QRect& area, const QString& text)
{
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

}  // namespace

ThumbnailGrid::ThumbnailGrid(QWidget* parent) : QListView(parent)
{
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    connect(this, &QListView::clicked, this, &ThumbnailGrid::opened);
}

void ThumbnailGrid::setTextLines(int lines)
{
    m_textLines = lines;
    fitCells();
}

void ThumbnailGrid::resizeEvent(QResizeEvent* event)
{
    fitCells();
    QListView::resizeEvent(event);
}

void ThumbnailGrid::fitCells()
{
    // Room for the scroll bar is always kept, so that its coming does not change what made it come.
    const int room = width() - verticalScrollBar()->sizeHint().width() - 1;
    const int columns = std::max(1, room / smallestCell);
    const int cell = std::max(smallestCell / 2, room / columns);
    const int photoHeight = (cell - 2 * padding) * 3 / 4;
    const QSize size(cell, photoHeight + 2 * padding + spacingStep + m_textLines * lineHeight(font()));
    verticalScrollBar()->setSingleStep(size.height() / 3);
    if (size != gridSize())
        setGridSize(size);
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && currentIndex().isValid())
        Q_EMIT opened(currentIndex());
    else
        QListView::keyPressEvent(event);
}

ThumbnailDelegate::ThumbnailDelegate(const OpenStudy& study, QObject* parent)
    : QStyledItemDelegate(parent),
      m_study(study)
{}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return qobject_cast<const QListView*>(option.widget)->gridSize();
}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const Colours& colours = coloursFor(option.palette);
    const auto& entry =
        *static_cast<const GalleryEntry*>(index.data(GalleryModel::EntryRole).value<const void*>());
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(selected ? QPen(colours.accent) : QPen(Qt::NoPen));
        painter->setBrush(selected ? colours.accentTint : colours.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), cornerRadius,
                                 cornerRadius);
    }
    const QRect inner = option.rect.adjusted(padding, padding, -padding, -padding);
    const QRect photo(inner.topLeft(), QSize(inner.width(), inner.width() * 3 / 4));
    painter->setFont(option.font);
    paintPhoto(*painter, photo, cornerRadius, index.data(GalleryModel::PhotoRole).value<QImage>(),
               index.data(GalleryModel::ProblemRole).toString(), colours);

    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    QRect line(inner.left(), photo.bottom() + 1 + spacingStep, inner.width(), lineHeight(option.font));
    if (entry.mark) {
        painter->setPen(inkOf(toneOf(*entry.mark), colours));
        paintElided(*painter, line, signOf(*entry.mark));
        line.setLeft(line.left() + painter->fontMetrics().horizontalAdvance(QStringLiteral("✓")) +
                     2 * spacingStep);
    }
    painter->setPen(colours.text);
    paintElided(*painter, line, index.data().toString());
    if (!entry.image.assignedWnid.empty() && entry.image.assignedWnid != entry.answeredWnid) {
        painter->setFont(option.font);
        painter->setPen(colours.quietText);
        paintElided(*painter, line.translated(0, line.height()),
                    tr("assigned: %1").arg(m_study.mainName(entry.image.assignedWnid)));
    }
    painter->restore();
}

}  // namespace vizsla
