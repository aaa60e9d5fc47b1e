// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/class_delegates.h"

#include <QPainter>
#include <QTextLayout>

#include "core/taxonomy/class_names.h"
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
constexpr int fewestLetters = 3;  // of a name that is cut, before and behind the cut

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

/// Which of the other names have room behind the first; the one that matched goes last.
std::vector<bool> fittingNames(const Synset& synset, int matched, const QFontMetrics& metrics, int room)
{
    std::vector<bool> isShown(synset.names.size(), true);
    const auto widthOf = [&](std::size_t name) {
        return metrics.horizontalAdvance(QStringLiteral(", ") + toQString(synset.names[name]));
    };
    int width = 0;
    for (std::size_t name = 1; name < synset.names.size(); ++name)
        width += widthOf(name);
    for (std::size_t name = synset.names.size(); name-- > 1 && width > room;) {
        if (static_cast<int>(name) == matched)
            continue;
        isShown[name] = false;
        width -= widthOf(name);
    }
    return isShown;
}

/// A line of names as it is being put together.
struct NamesLine
{
    QString text;
    Formats formats;

    void add(const QString& words, const QTextCharFormat& format)
    {
        addFormat(formats, text.size(), words.size(), format);
        text += words;
    }
};

/// The names in one line: the first bold, what the query matched underlined, and in grey what tells the class
/// from another of its name. Where room is short, names that did not match give way.
NamesLine namesLine(const Synset& synset, const QString& telling, const SearchHit& hit,
                    const Colours& colours, const QFont& font, int room)
{
    NamesLine line;
    const QFontMetrics bold(demiBold(font));
    const QString first = toQString(mainName(synset));
    const QString told = telling.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(telling);
    const std::vector<bool> isShown =
        fittingNames(synset, hit.nameIndex, QFontMetrics(font), room - bold.horizontalAdvance(first + told));
    const bool isCut = std::ranges::find(isShown, false) != isShown.end();
    for (std::size_t name = 0; name < std::max<std::size_t>(1, synset.names.size()); ++name) {
        if (name > 0 && !isShown[name])
            continue;
        QTextCharFormat format = inked(name == 0 ? colours.text : colours.quietText);
        format.setFontWeight(name == 0 ? QFont::DemiBold : QFont::Normal);
        if (name > 0)
            line.add(QStringLiteral(", "), inked(colours.quietText));
        const qsizetype start = line.text.size();
        line.add(name == 0 ? first : toQString(synset.names[name]), format);
        if (name == 0)
            line.add(told, inked(colours.quietText));
        if (static_cast<int>(name) != hit.nameIndex)
            continue;
        for (const SearchHit::Range& mark : hit.marks) {
            // Marks count UTF-8 bytes, text layouts UTF-16 units.
            const std::string_view bytes = synset.names[name];
            QTextCharFormat marked = format;
            marked.setForeground(colours.text);
            marked.setFontUnderline(true);
            addFormat(line.formats, start + toQString(bytes.substr(0, mark.begin)).size(),
                      toQString(bytes.substr(mark.begin, mark.length)).size(), marked);
        }
    }
    if (isCut)
        line.add(QStringLiteral(" …"), inked(colours.quietText));
    return line;
}

/// Why a class is listed whose names do not show it.
QString reasonFor(const Hierarchy& hierarchy, const SearchHit& hit, const QFontMetrics& metrics, int room)
{
    const auto tr = [](const char* text) { return SearchResultDelegate::tr(text); };
    if (hit.isNearest)
        return metrics.elidedText(tr("nearest by kind"), Qt::ElideRight, room);
    if (!hit.everydayName.empty())
        return fitted(tr("also called %1"), toQString(hit.everydayName), metrics, room);
    if (!hit.kind.empty())
        return fitted(tr("such as %1"), toQString(hit.kind), metrics, room);
    if (hit.nameIndex >= 0)
        return QString();
    if (hit.ancestorNode >= 0)
        return fitted(tr("a kind of %1"),
                      toQString(mainName(hierarchy.synset(static_cast<NodeId>(hit.ancestorNode)))), metrics,
                      room);
    return metrics.elidedText(QString::fromStdString(hierarchy.synset(hit.node).gloss), Qt::ElideRight, room);
}

}  // namespace

QString fitted(const QString& words, const QString& name, const QFontMetrics& metrics, int room)
{
    const QString whole = words.arg(name);
    if (metrics.horizontalAdvance(whole) <= room)
        return whole;
    const int left = room - metrics.horizontalAdvance(words.arg(QString()));
    const QString shortest = name.left(fewestLetters) + QStringLiteral("…") + name.right(fewestLetters);
    const bool hasRoom = metrics.horizontalAdvance(shortest) <= left;
    return hasRoom ? words.arg(metrics.elidedText(name, Qt::ElideMiddle, left))
                   : metrics.elidedText(name, Qt::ElideMiddle, room);
}

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
    const QFont small = scaledFont(option.font, smallFont);
    const auto [names, formats] =
        namesLine(synset, QString::fromStdString(tellingWord(m_study.hierarchy, hit.node)), hit, colours,
                  option.font, area.width());
    const QString reason = reasonFor(m_study.hierarchy, hit, QFontMetrics(small), area.width());
    if (reason.isEmpty()) {
        paintLine(*painter, area, names, formats, option.font);
        return;
    }
    const int half = area.height() / 2;
    paintLine(*painter, area.adjusted(0, 3, 0, -half + 2), names, formats, option.font);
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
