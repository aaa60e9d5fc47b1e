// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_header.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/scores/scores_delegate.h"
#include "ui/scores/scores_model.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int headerPadding = 3;
constexpr int arrowWidth = 7;
constexpr int arrowGap = 4;

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Points up where the smallest come first.
void paintArrow(QPainter& painter, QPointF centre, Qt::SortOrder order)
{
    const qreal half = arrowWidth / 2.0;
    const qreal rise = order == Qt::AscendingOrder ? -half / 1.6 : half / 1.6;
    QPainterPath arrow;
    arrow.moveTo(centre.x() - half, centre.y() - rise);
    arrow.lineTo(centre.x() + half, centre.y() - rise);
    arrow.lineTo(centre.x(), centre.y() + rise);
    arrow.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(arrow, painter.pen().color());
}

}  // namespace

ScoresHeader::ScoresHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setMinimumSectionSize(0);
    setMouseTracking(true);
}

QString ScoresHeader::text(int section, int role) const
{
    return model()->headerData(section, orientation(), role).toString();
}

QSize ScoresHeader::sizeHint() const
{
    const int line = fontMetrics().height() + 2 * headerPadding;
    return {QHeaderView::sizeHint().width(), 2 * line + 2 * headerPadding};
}

int ScoresHeader::labelWidth(int section) const
{
    return QFontMetrics(strong(font())).horizontalAdvance(text(section, Qt::DisplayRole)) + arrowWidth +
           arrowGap + 2 * ScoresDelegate::padding;
}

/// The line goes on to the right of the last column.
void ScoresHeader::paintEvent(QPaintEvent* event)
{
    QHeaderView::paintEvent(event);
    const int end = length() - offset();
    QPainter(viewport())
        .fillRect(QRect(end, viewport()->height() - 1, viewport()->width() - end, 1),
                  coloursFor(palette()).line);
}

void ScoresHeader::paintSection(QPainter* painter, const QRect& area, int section) const
{
    const Colours& colours = coloursFor(palette());
    painter->save();
    painter->setClipRect(area);
    painter->fillRect(area, colours.panel);
    painter->fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours.line);
    painter->setFont(strong(font()));
    paintGroup(*painter, section, area);
    paintLabel(*painter, section, area);
    painter->restore();
}

/// The upper line of all columns with the same group, of which one section shows its piece.
QRect ScoresHeader::groupArea(int section, const QRect& area) const
{
    const QString group = text(section, ScoresModel::GroupRole);
    int first = section;
    int last = section;
    while (first > 0 && text(first - 1, ScoresModel::GroupRole) == group)
        --first;
    while (last + 1 < count() && text(last + 1, ScoresModel::GroupRole) == group)
        ++last;
    const int left = sectionViewportPosition(first);
    return {left, area.top(), sectionViewportPosition(last) + sectionSize(last) - left, area.height() / 2};
}

void ScoresHeader::paintGroup(QPainter& painter, int section, const QRect& area) const
{
    const QString group = text(section, ScoresModel::GroupRole);
    if (group.isEmpty())
        return;
    const Colours& colours = coloursFor(palette());
    const QRect inner = groupArea(section, area)
                            .adjusted(ScoresDelegate::padding, headerPadding, -ScoresDelegate::padding, 0);
    painter.fillRect(QRect(inner.left(), inner.bottom(), inner.width(), 1), colours.track);
    painter.setPen(colours.text);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(group, Qt::ElideRight, inner.width()));
}

void ScoresHeader::paintLabel(QPainter& painter, int section, const QRect& area) const
{
    const Colours& colours = coloursFor(palette());
    const bool sorts = isSortIndicatorShown() && sortIndicatorSection() == section;
    const bool toTheRight =
        model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    const QString label = text(section, Qt::DisplayRole);
    const QRect inner(area.left() + ScoresDelegate::padding, area.top() + area.height() / 2,
                      area.width() - 2 * ScoresDelegate::padding, area.height() / 2);
    painter.setPen(sorts ? colours.accentText : colours.quietText);
    painter.drawText(
        inner, (toTheRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, label);
    if (!sorts)
        return;
    const int width = painter.fontMetrics().horizontalAdvance(label);
    const qreal x = toTheRight ? inner.right() + 1 - width - arrowGap - arrowWidth / 2.0
                               : inner.left() + width + arrowGap + arrowWidth / 2.0;
    paintArrow(painter, {x, inner.center().y() + 1.0}, sortIndicatorOrder());
}

}  // namespace vizsla
