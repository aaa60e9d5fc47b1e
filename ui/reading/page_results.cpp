// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_results.h"

#include <QPainter>
#include <QTextLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/row_painting.h"

namespace vizsla {

namespace {

constexpr QChar wordBegins(0x02);
constexpr QChar wordEnds(0x03);
constexpr QLatin1Char dash('-');
constexpr int excerptLines = 2;
constexpr qreal excerptSize = 0.89;
constexpr int padding = 2 * spacingStep;

/// Takes the marks out of an excerpt and gives the words between them a format.
QString withoutMarks(const QString& excerpt, const QTextCharFormat& marked,
                     QList<QTextLayout::FormatRange>& formats)
{
    QString text;
    qsizetype begin = -1;
    for (const QChar character : excerpt) {
        if (character == wordBegins) {
            begin = text.size();
        } else if (character == wordEnds) {
            if (begin >= 0)
                formats.append({static_cast<int>(begin), static_cast<int>(text.size() - begin), marked});
            begin = -1;
        } else if (!character.isSpace() && !(character == dash && text.endsWith(dash))) {
            text += character;
        } else if (character.isSpace() && !text.isEmpty() && !text.endsWith(QLatin1Char(' '))) {
            text += QLatin1Char(' ');
        }
    }
    return text;
}

void paintExcerpt(QPainter& painter, const QRect& area, const QString& excerpt, const QFont& font,
                  const Colours& colours)
{
    QTextCharFormat marked;
    marked.setFontWeight(QFont::Bold);
    marked.setForeground(colours.text);
    QList<QTextLayout::FormatRange> formats;
    QTextLayout layout(withoutMarks(excerpt, marked, formats), font);
    layout.setFormats(formats);
    layout.beginLayout();
    qreal y = 0;
    for (int number = 0; number < excerptLines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    painter.setPen(colours.quietText);
    layout.draw(&painter, area.topLeft());
}

}  // namespace

QStringList markedWords(const QString& excerpt)
{
    QList<QTextLayout::FormatRange> ranges;
    const QString text = withoutMarks(excerpt, {}, ranges);
    QStringList words;
    for (const QTextLayout::FormatRange& range : ranges)
        words.append(text.mid(range.start, range.length));
    words.removeDuplicates();
    return words;
}

PageResultsModel::PageResultsModel(const Guide& guide, QObject* parent)
    : QAbstractListModel(parent),
      m_guide(guide)
{}

void PageResultsModel::setQuery(const QString& query)
{
    beginResetModel();
    m_found = m_guide.search(query.toStdString());
    endResetModel();
}

int PageResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant PageResultsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Guide::Found& found = m_found[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return QString::fromStdString(found.page->title);
        case PageIdRole:
            return QString::fromStdString(found.page->id);
        case ExcerptRole:
            return QString::fromStdString(found.excerpt);
        default:
            return {};
    }
}

QSize PageResultDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int excerpt = excerptLines * QFontMetrics(scaledFont(option.font, excerptSize)).lineSpacing();
    return {160, QFontMetrics(demiBold(option.font)).lineSpacing() + 2 + excerpt + 2 * padding};
}

void PageResultDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Colours& colours = coloursFor(option.palette);
    painter->save();
    paintRowGround(*painter, option.rect, option.state, colours);
    const QRect area = option.rect.adjusted(padding, padding, -padding, -padding);
    painter->setClipRect(area);
    painter->setFont(demiBold(option.font));
    painter->setPen(colours.text);
    const QFontMetrics metrics(painter->font());
    painter->drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    paintExcerpt(*painter, area.adjusted(0, metrics.lineSpacing() + 2, 0, 0),
                 index.data(PageResultsModel::ExcerptRole).toString(), scaledFont(option.font, excerptSize),
                 colours);
    painter->restore();
}

}  // namespace vizsla
