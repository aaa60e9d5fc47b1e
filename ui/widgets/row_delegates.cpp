// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_delegates.h"

#include <QPainter>

#include "ui/theme/theme.h"
#include "ui/widgets/row_painting.h"

namespace vizsla {

namespace {

/// Free at the right of a row's ground, where the scroll bar comes.
constexpr int groundGap = 2 * spacingStep;
constexpr qreal smallFont = 0.9;

}  // namespace

ToneCellDelegate::ToneCellDelegate(const QMargins& margins, QObject* parent)
    : QStyledItemDelegate(parent),
      m_margins(margins)
{}

void ToneCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const Colours& colours = coloursFor(option.palette);
    const Look cell = look(index);
    painter->save();
    painter->fillRect(option.rect,
                      option.state & QStyle::State_Selected ? colours.accentTint : colours.panel);
    QFont font = cell.isStrong ? demiBold(option.font) : option.font;
    font.setStrikeOut(cell.isStruckOut);
    painter->setFont(font);
    painter->setPen(cell.isQuiet ? colours.quietText : inkOf(cell.tone, colours, colours.text));
    paintElided(*painter, option.rect.marginsRemoved(m_margins), index.data().toString());
    painter->setPen(colours.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

void ProgressRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const Colours& colours = coloursFor(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QRect row = option.rect.adjusted(0, 1, -groundGap, -1);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintRowGround(*painter, row, option.state, colours);
    const QRect first = paintBeside(*painter, row, index, colours);
    painter->setFont(isSelected && hasStrongSelection() ? demiBold(option.font) : option.font);
    painter->setPen(isSelected ? colours.accentText : colours.text);
    paintElided(*painter, first, index.data().toString());
    const Progress below = progress(index);
    painter->setFont(scaledFont(option.font, smallFont));
    painter->setPen(below.isDone ? colours.right : colours.quietText);
    painter->drawText(first.translated(0, first.height()), Qt::AlignLeft | Qt::AlignVCenter, below.text);
    painter->restore();
}

}  // namespace vizsla
