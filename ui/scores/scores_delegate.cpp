// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/scores_delegate.h"

#include <QCoreApplication>
#include <QPainter>

#include "ui/scores/score_texts.h"
#include "ui/scores/scores_model.h"
#include "ui/widgets/figures.h"

namespace vizsla {

namespace {

constexpr int signSize = 15;
constexpr int linePadding = 7;

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.86);
    return font;
}

bool hasWarnings(const QModelIndex& index)
{
    return !index.data(ScoresModel::WarningsRole).toStringList().isEmpty();
}

QString partialWord(const QModelIndex& index)
{
    return index.column() == 0 && index.data(ScoresModel::PartialRole).toBool()
               ? QCoreApplication::translate("vizsla::Scores", "partial")
               : QString();
}

/// The sign and, of a partial model, the word beside a name.
int signWidth(const QModelIndex& index, const QFontMetrics& small)
{
    if (!hasWarnings(index))
        return 0;
    const QString word = partialWord(index);
    return signSize + spacingStep + (word.isEmpty() ? 0 : small.horizontalAdvance(word) + spacingStep);
}

bool isNumber(const QModelIndex& index)
{
    return index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
}

void paintSign(QPainter& painter, const QRect& area, const Colours& colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.unclearTint);
    painter.drawRoundedRect(area, 4, 4);
    QFont font = smaller(painter.font());
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(colours.unclear);
    painter.drawText(area, Qt::AlignCenter, QStringLiteral("!"));
}

void paintName(QPainter& painter, const QRect& area, const QModelIndex& index, const Colours& colours)
{
    const bool warns = hasWarnings(index);
    const QFont small = smaller(painter.font());
    const int room = area.width() - signWidth(index, QFontMetrics(small));
    const QString name = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    const int end = area.left() + painter.fontMetrics().horizontalAdvance(name) + spacingStep;
    if (!warns)
        return;
    paintSign(painter, {end, area.center().y() - signSize / 2, signSize, signSize}, colours);
    painter.setFont(small);
    painter.setPen(colours.unclear);
    painter.drawText(area.adjusted(end - area.left() + signSize + spacingStep, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, partialWord(index));
}

}  // namespace

int ScoresDelegate::rowHeight(const QFont& font) const
{
    const int line = QFontMetrics(font).height() + 2 * linePadding;
    return m_showsIntervals ? line + QFontMetrics(smaller(font)).height() : line;
}

int ScoresDelegate::figureWidth(const QFont& font, const QString& widestInterval) const
{
    const int figure = tabularWidth(font, bareText(1, scoreDigits));
    return std::max(figure, m_showsIntervals ? tabularWidth(smaller(font), widestInterval) : 0) + 2 * padding;
}

int ScoresDelegate::textWidth(const QFont& font, const QModelIndex& index)
{
    return QFontMetrics(font).horizontalAdvance(index.data().toString()) + 2 * padding +
           (index.column() == 0 ? signWidth(index, QFontMetrics(smaller(font))) : 0);
}

const Colours& ScoresDelegate::colours() const
{
    return coloursFor(static_cast<const QWidget*>(parent())->palette());
}

void ScoresDelegate::paintBackground(QPainter& painter, const QRect& area, bool isSelected) const
{
    if (isSelected)
        painter.fillRect(area, colours().accentTint);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours().line);
}

void ScoresDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const QRect area = option.rect.adjusted(padding, 0, -padding, -1);
    painter->save();
    paintBackground(*painter, option.rect, option.state & QStyle::State_Selected);
    painter->setFont(option.font);
    painter->setPen(colours().text);
    if (isNumber(index)) {
        paintFigure(*painter, area, index);
    } else if (index.column() == 0) {
        paintName(*painter, area, index, colours());
    } else {
        painter->setPen(colours().quietText);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data().toString());
    }
    painter->restore();
}

void ScoresDelegate::paintFigure(QPainter& painter, const QRect& area, const QModelIndex& index) const
{
    const QString interval = m_showsIntervals ? index.data(ScoresModel::IntervalRole).toString() : QString();
    if (!index.data(ScoresModel::SortRole).isValid())
        painter.setPen(colours().quietText);
    if (interval.isEmpty()) {
        paintTabular(painter, area, index.data().toString());
        return;
    }
    const int figureHeight = painter.fontMetrics().height();
    QRect line = area.adjusted(0, linePadding, 0, 0);
    line.setHeight(figureHeight);
    paintTabular(painter, line, index.data().toString());
    painter.setFont(smaller(painter.font()));
    painter.setPen(colours().quietText);
    line.translate(0, figureHeight);
    line.setHeight(painter.fontMetrics().height());
    paintTabular(painter, line, interval);
}

}  // namespace vizsla
