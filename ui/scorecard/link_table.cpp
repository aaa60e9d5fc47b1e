// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/link_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

constexpr int rowHeight = 36;
constexpr int cellPadding = 2 * spacingStep;

bool opens(const QModelIndex& index) { return index.data(LinkTable::OpensRole).toBool(); }

/// Wide enough for any interval, so that the figures before them stand in one column.
int asideWidth(const QFont& font) { return tabularWidth(font, QStringLiteral("100.0 – 100.0")) + cellPadding; }

QFont asideFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.89);
    return font;
}

}  // namespace

LinkTable::LinkTable(Links links, QWidget* parent) : QTableView(parent), m_links(links)
{
    setItemDelegate(new LinkTableDelegate(*this));
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(rowHeight);
    verticalHeader()->setMinimumSectionSize(rowHeight);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(0);
    setCornerButtonEnabled(false);
    connect(this, &QTableView::clicked, this, &LinkTable::open);
}

void LinkTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &LinkTable::fitColumns);
}

void LinkTable::fitColumns()
{
    for (int column = 0; column < horizontalHeader()->count(); ++column)
        horizontalHeader()->setSectionResizeMode(
            column, column == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    updateGeometry();
}

void LinkTable::setRoomyFrom(int width)
{
    m_roomyFrom = width;
    m_roomy = this->width() >= width;
    horizontalHeader()->resizeSections();
    viewport()->update();
}

bool LinkTable::isHovered(const QModelIndex& index) const
{
    return m_hovered.isValid() && m_hovered.row() == index.row() &&
           (m_links == Links::Rows || m_hovered.column() == index.column());
}

bool LinkTable::isKeyboardHere(const QModelIndex& index) const
{
    return hasFocus() && currentIndex().row() == index.row() &&
           (m_links == Links::Rows || currentIndex().column() == index.column());
}

QSize LinkTable::sizeHint() const
{
    const int header = horizontalHeader()->isVisibleTo(this) ? horizontalHeader()->sizeHint().height() : 0;
    return {320, header + rowHeight * (model() ? model()->rowCount() : 0)};
}

QSize LinkTable::minimumSizeHint() const { return {240, sizeHint().height()}; }

void LinkTable::open(const QModelIndex& index)
{
    if (opens(index))
        Q_EMIT opened(index);
}

void LinkTable::hover(const QModelIndex& index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->setCursor(index.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void LinkTable::keyPressEvent(QKeyEvent* event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && currentIndex().isValid())
        open(currentIndex());
    else
        QTableView::keyPressEvent(event);
    viewport()->update();
}

void LinkTable::mouseMoveEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    hover(opens(index) ? index : QModelIndex());
    QTableView::mouseMoveEvent(event);
}

void LinkTable::leaveEvent(QEvent* event)
{
    hover({});
    QTableView::leaveEvent(event);
}

void LinkTable::resizeEvent(QResizeEvent* event)
{
    if (const bool roomy = width() >= m_roomyFrom; roomy != m_roomy) {
        m_roomy = roomy;
        horizontalHeader()->resizeSections();
    }
    QTableView::resizeEvent(event);
}

// The page scrolls, not the table.
void LinkTable::wheelEvent(QWheelEvent* event) { event->ignore(); }

void LinkTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

LinkTableDelegate::LinkTableDelegate(LinkTable& table) : QStyledItemDelegate(&table), m_table(table) {}

QSize LinkTableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    int width = tabularWidth(option.font, index.data().toString()) + 2 * cellPadding;
    if (m_table.isRoomy() && index.data(LinkTable::AsideRole).isValid())
        width += asideWidth(asideFont(option.font));
    return {width, rowHeight};
}

void LinkTableDelegate::paintBackground(QPainter& painter, const QRect& area, const QModelIndex& index) const
{
    const Colours& colours = coloursFor(m_table.palette());
    const bool rows = m_table.links() == LinkTable::Links::Rows;
    if (m_table.isHovered(index) || (rows && m_table.isKeyboardHere(index)))
        painter.fillRect(area, m_table.isKeyboardHere(index) ? colours.accentTint : colours.hover);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours.line);
    if (!rows && m_table.isKeyboardHere(index)) {
        painter.setPen(colours.accent);
        painter.drawRect(area.adjusted(0, 0, -1, -2));
    }
}

void LinkTableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = coloursFor(m_table.palette());
    const auto ink = static_cast<LinkTable::Ink>(index.data(LinkTable::InkRole).toInt());
    painter->save();
    paintBackground(*painter, option.rect, index);
    painter->setFont(option.font);
    QRect area = option.rect.adjusted(cellPadding, 0, -cellPadding, -1);
    if (const QVariant aside = index.data(LinkTable::AsideRole); m_table.isRoomy() && aside.isValid()) {
        painter->setFont(asideFont(option.font));
        painter->setPen(colours.quietText);
        paintTabular(*painter, area, aside.toString());
        area.setRight(area.right() - asideWidth(painter->font()));
        painter->setFont(option.font);
    }
    const bool lit = ink == LinkTable::Ink::Link ||
                     (m_table.links() == LinkTable::Links::Cells && m_table.isHovered(index));
    painter->setPen(lit ? colours.accentText : ink == LinkTable::Ink::Quiet ? colours.quietText : colours.text);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const QString text = index.data().toString();
    if (alignment & Qt::AlignRight)
        paintTabular(*painter, area, text);
    else
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

}  // namespace vizsla
