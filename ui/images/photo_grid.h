// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace vizsla {

struct Colours;

/// Photographs of a PhotoListModel in a grid that fills its width, with text below each. Enter opens one.
class PhotoGrid : public QListView
{
    Q_OBJECT

public:
    /// In device-independent pixels.
    struct Cell
    {
        int padding;      ///< around what stands in a cell
        int photoWidth;   ///< about; the columns fill the grid
        int least;        ///< wide, however narrow the grid
        int frame;        ///< how thick the line around what is selected is
        qreal inset;      ///< of that line
        int photoRadius;  ///< of the corners of the stage
    };

    const Cell& cell() const { return m_cell; }

Q_SIGNALS:
    void opened(const QModelIndex& index);
    /// How large photographs are painted, in device pixels.
    void photosResized(const QSize& size);

protected:
    PhotoGrid(const Cell& cell, QWidget* parent);

    /// Of what stands below a photograph.
    virtual int textHeight() const = 0;
    void setPhotoWidth(int width);
    void fitCells();

    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Cell m_cell;
};

/// Paints a photograph whole on a dark stage, and why there is none; below it what a grid of its own adds.
class PhotoDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PhotoDelegate(PhotoGrid& grid);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// `area` is as wide as the photograph, and textHeight() high.
    virtual void paintText(QPainter& painter, const QRect& area, const QFont& font, const QModelIndex& index,
                           const Colours& colours) const = 0;

private:
    void paintFrame(QPainter& painter, const QStyleOptionViewItem& option, const Colours& colours) const;

    const PhotoGrid& m_grid;
};

}  // namespace vizsla
