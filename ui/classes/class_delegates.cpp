// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/class_delegates.h"

#include <QPainter>
#include <QTextLayout>

#include "ui/images/paint_photo.h"
#include "ui/study/hierarchy_model.h"
#include "ui/study/open_study.h"
#include "ui/study/search_results_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/row_painting.h"

namespace vizsla {

namespace {

constexpr int photoSide = 34;
constexpr int rowHeight = 42;
constexpr int keyedRows = 9;
constexpr qreal smallFont = 0.87;

using Formats = QList<QTextLayout::FormatRange>;

void addFormat(Formats& formats, qsizetype start, qsizetype length, const QTextCharFormat& format)
{
    formats.append({static_cast<int>(start), static_cast<int>(length), format});
}

QTextLine layOutLine(QTextLayout& layout, const Formats& formats, int width)
{
    layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    layout.endLayout();
    return line;
}

/// One line, vertically centred; what has no room gives way to "…".
void paintLine(QPainter& painter, const QRect& area, const QString& text, const Formats& formats,
               const QFont& font)
{
    QTextLayout layout(text, font);
    QTextLine line = layOutLine(layout, formats, area.width());
    if (line.naturalTextWidth() > area.width()) {
        const QString dots = QStringLiteral("…");
        const int room = std::max(0, area.width() - QFontMetrics(demiBold(font)).horizontalAdvance(dots));
        layout.setText(text.left(line.xToCursor(room, QTextLine::CursorOnCharacter)).trimmed() + dots);
        line = layOutLine(layout, formats, area.width());
    }
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    layout.draw(&painter, QPointF(area.left(), area.center().y() - line.height() / 2 + 1));
    painter.restore();
}

QTextCharFormat inked(const QColor& colour)
{
    QTextCharFormat format;
    format.setForeground(colour);
    return format;
}

/// The names in one line: the first bold, what the query matched underlined.
QString namesLine(const Synset& synset, const SearchHit& hit, const Colours& colours, Formats& formats)
{
    QString line;
    for (std::size_t name = 0; name < synset.names.size(); ++name) {
        if (name > 0)
            line += QStringLiteral(", ");
        const qsizetype start = line.size();
        line += toQString(synset.names[name]);
        QTextCharFormat format = inked(name == 0 ? colours.text : colours.quietText);
        format.setFontWeight(name == 0 ? QFont::DemiBold : QFont::Normal);
        addFormat(formats, start, line.size() - start, format);
        if (static_cast<int>(name) != hit.nameIndex)
            continue;
        for (const SearchHit::Range& mark : hit.marks) {
            // Marks count UTF-8 bytes, text layouts UTF-16 units.
            const std::string_view bytes = synset.names[name];
            QTextCharFormat marked = format;
            marked.setForeground(colours.text);
            marked.setFontUnderline(true);
            addFormat(formats, start + toQString(bytes.substr(0, mark.begin)).size(),
                      toQString(bytes.substr(mark.begin, mark.length)).size(), marked);
        }
    }
    return line;
}

}  // namespace

SearchResultDelegate::SearchResultDelegate(const OpenStudy& study, QObject* parent)
    : QStyledItemDelegate(parent),
      m_study(study)
{}

QSize SearchResultDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, rowHeight};
}

void SearchResultDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    const Colours& colours = coloursFor(option.palette);
    const auto& hit =
        *static_cast<const SearchHit*>(index.data(SearchResultsModel::HitRole).value<const void*>());
    const Synset& synset = m_study.hierarchy.synset(hit.node);
    paintRowGround(*painter, option.rect, option.state, colours);

    QRect area = option.rect.adjusted(6, 0, -8, 0);
    if (index.data(SearchResultsModel::HasPhotoRole).toBool()) {
        const QRect photo(area.left(), area.center().y() - photoSide / 2 + 1, photoSide, photoSide);
        paintSquarePhoto(*painter, photo, index.data(SearchResultsModel::PhotoRole).value<QImage>(),
                         colours.hover);
        area.setLeft(photo.right() + 10);
    }

    painter->setFont(option.font);
    if (index.row() < keyedRows) {
        const QRect cap = paintKeyCap(*painter, area, QStringLiteral("Alt %1").arg(index.row() + 1),
                                      colours.quietText, colours.panel, colours.track);
        area.setRight(cap.left() - 6);
    }
    Formats formats;
    const QString names = namesLine(synset, hit, colours, formats);
    QString reason;
    if (hit.nameIndex < 0 && hit.ancestorNode >= 0)
        reason =
            tr("a kind of %1")
                .arg(toQString(mainName(m_study.hierarchy.synset(static_cast<NodeId>(hit.ancestorNode)))));
    else if (hit.nameIndex < 0)
        reason = QString::fromStdString(synset.gloss);
    if (reason.isEmpty()) {
        paintLine(*painter, area, names, formats, option.font);
        return;
    }
    const QFont small = scaledFont(option.font, smallFont);
    const int half = area.height() / 2;
    paintLine(*painter, area.adjusted(0, 3, 0, -half + 2), names, formats, option.font);
    reason = QFontMetrics(small).elidedText(reason, Qt::ElideRight, area.width());
    paintLine(*painter, area.adjusted(0, half - 2, 0, -3), reason,
              {{0, static_cast<int>(reason.size()), inked(colours.quietText)}}, small);
}

void HierarchyDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.data(HierarchyModel::IsClassRole).toBool())
        return;
    const Colours& colours = coloursFor(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const QString name = index.data(Qt::DisplayRole).toString();
    const int after = option.rect.left() + option.fontMetrics.horizontalAdvance(name) + 14;
    painter->save();
    painter->setFont(scaledFont(option.font, smallFont));
    painter->setPen(selected ? colours.onAccent : colours.quietText);
    painter->drawText(option.rect.adjusted(after - option.rect.left(), 0, 0, 0),
                      Qt::AlignVCenter | Qt::AlignLeft,
                      QLocale().toString(index.data(HierarchyModel::ClassCountRole).toInt()));
    painter->restore();
}

}  // namespace vizsla
