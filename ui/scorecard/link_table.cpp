// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/link_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <utility>

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

constexpr int lineHeight = 36;
constexpr int leastWidth = 320;
constexpr int cellPadding = 2 * spacingStep;

bool opens(const QModelIndex& index)
{
    return index.data(LinkTable::OpensRole).toBool();
}

/// Wide enough for any interval, so that the figures before them stand in one column.
int asideWidth(const QFont& font)
{
    return tabularWidth(font, QStringLiteral("100.0 – 100.0")) + cellPadding;
}

QFont asideFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.89);
    return font;
}

int cellWidth(const LinkTable& table, const QFont& font, const QModelIndex& index, LinkTable::Asides asides)
{
    const int width = tabularWidth(font, index.data().toString()) + 2 * cellPadding;
    return table.showsAside(index, asides) ? width + asideWidth(asideFont(font)) + cellPadding : width;
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
    // Figures are never cut; the names in rows that open as wholes may be.
    setHorizontalScrollBarPolicy(links == Links::Cells ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    verticalHeader()->setMinimumSectionSize(lineHeight);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(0);
    setCornerButtonEnabled(false);
    connect(this, &QTableView::clicked, this, &LinkTable::open);
}

void LinkTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns();
        chooseAsides();
    });
}

void LinkTable::setStretchedColumns(const QList<int>& columns)
{
    m_stretched = columns;
    fitColumns();
}

void LinkTable::fitColumns()
{
    for (int column = 0; column < horizontalHeader()->count(); ++column)
        horizontalHeader()->setSectionResizeMode(
            column, m_stretched.contains(column) ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    updateGeometry();
}

bool LinkTable::showsAside(const QModelIndex& index, Asides asides) const
{
    if (asides == Asides::None || !index.data(AsideRole).isValid())
        return false;
    return asides == Asides::All || !index.data(MinorAsideRole).toBool();
}

int LinkTable::neededWidth(Asides asides) const
{
    int needed = 0;
    for (int column = 0; model() && column < model()->columnCount(); ++column) {
        int widest = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < model()->rowCount(); ++row)
            widest = std::max(widest, cellWidth(*this, font(), model()->index(row, column), asides));
        needed += widest;
    }
    return needed;
}

void LinkTable::chooseAsides()
{
    Asides fitting = Asides::None;
    for (const Asides more : {Asides::Major, Asides::All}) {
        if (neededWidth(more) <= viewport()->width())
            fitting = more;
    }
    if (fitting != m_asides) {
        m_asides = fitting;
        fitColumns();
    }
    const bool isScrolled = m_links == Links::Cells && neededWidth() > viewport()->width();
    if (std::exchange(m_isScrolled, isScrolled) != isScrolled)
        updateGeometry();
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
    const int bar = m_isScrolled ? horizontalScrollBar()->sizeHint().height() : 0;
    return {leastWidth, header + lineHeight * (model() ? model()->rowCount() : 0) + bar};
}

QSize LinkTable::minimumSizeHint() const
{
    return {m_links == Links::Cells ? leastWidth : 240, sizeHint().height()};
}

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
    chooseAsides();
    QTableView::resizeEvent(event);
}

// The page scrolls, not the table.
void LinkTable::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void LinkTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

LinkTableDelegate::LinkTableDelegate(LinkTable& table) : QStyledItemDelegate(&table), m_table(table) {}

QSize LinkTableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {cellWidth(m_table, option.font, index, m_table.asides()), lineHeight};
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

void LinkTableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const Colours& colours = coloursFor(m_table.palette());
    const auto ink = static_cast<LinkTable::Ink>(index.data(LinkTable::InkRole).toInt());
    painter->save();
    paintBackground(*painter, option.rect, index);
    painter->setFont(option.font);
    QRect area = option.rect.adjusted(cellPadding, 0, -cellPadding, -1);
    if (m_table.showsAside(index, m_table.asides())) {
        painter->setFont(asideFont(option.font));
        painter->setPen(colours.quietText);
        paintTabular(*painter, area, index.data(LinkTable::AsideRole).toString());
        area.setRight(area.right() - asideWidth(painter->font()));
        painter->setFont(option.font);
    }
    const bool lit = ink == LinkTable::Ink::Link ||
                     (m_table.links() == LinkTable::Links::Cells && m_table.isHovered(index));
    painter->setPen(lit                            ? colours.accentText
                    : ink == LinkTable::Ink::Quiet ? colours.quietText
                                                   : colours.text);
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
