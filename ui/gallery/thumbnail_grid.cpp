// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/thumbnail_grid.h"

#include <QPainter>

#include "ui/gallery/gallery_model.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_painting.h"

namespace vizsla {

namespace {

constexpr PhotoGrid::Cell thumbnailCell{.padding = 2 * spacingStep,
                                        .photoWidth = 192,
                                        .least = 104,
                                        .frame = 1,
                                        .inset = 1.5,
                                        .photoRadius = cornerRadius};

int lineHeight(const QFont& font)
{
    return QFontMetrics(font).height() + 2;
}

class ThumbnailDelegate final : public PhotoDelegate
{
public:
    ThumbnailDelegate(const OpenStudy& study, ThumbnailGrid& grid) : PhotoDelegate(grid), m_study(study) {}

protected:
    void paintText(QPainter& painter, const QRect& area, const QFont& font, const QModelIndex& index,
                   const Colours& colours) const override
    {
        const auto& entry =
            *static_cast<const GalleryEntry*>(index.data(GalleryModel::EntryRole).value<const void*>());
        painter.setFont(demiBold(font));
        QRect line(area.left(), area.top() + spacingStep, area.width(), lineHeight(font));
        if (entry.mark) {
            painter.setPen(inkOf(toneOf(*entry.mark), colours, colours.quietText));
            paintElided(painter, line, signOf(*entry.mark));
            line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(QStringLiteral("✓")) +
                         2 * spacingStep);
        }
        painter.setPen(colours.text);
        paintElided(painter, line, index.data().toString());
        if (!entry.rightWnid().empty() && entry.rightWnid() != entry.answeredWnid) {
            painter.setFont(font);
            painter.setPen(colours.quietText);
            paintElided(
                painter, line.translated(0, line.height()),
                (entry.ruledWnid.empty() ? ThumbnailGrid::tr("assigned: %1") : ThumbnailGrid::tr("ruled: %1"))
                    .arg(m_study.mainName(entry.rightWnid())));
        }
    }

private:
    const OpenStudy& m_study;
};

}  // namespace

ThumbnailGrid::ThumbnailGrid(const OpenStudy& study, QWidget* parent) : PhotoGrid(thumbnailCell, parent)
{
    setSelectionMode(QAbstractItemView::SingleSelection);
    setItemDelegate(new ThumbnailDelegate(study, *this));
    connect(this, &QListView::clicked, this, &ThumbnailGrid::opened);
}

void ThumbnailGrid::setTextLines(int lines)
{
    m_textLines = lines;
    fitCells();
}

int ThumbnailGrid::textHeight() const
{
    return spacingStep + m_textLines * lineHeight(font());
}

}  // namespace vizsla
