// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace vizsla {

/// Photographs of a ClassImagesModel in a grid that fills its width, to choose many of them with mouse or
/// keys.
class VerdictGrid final : public QListView
{
    Q_OBJECT

public:
    static constexpr int smallestPhoto = 96;
    static constexpr int largestPhoto = 400;

    explicit VerdictGrid(QWidget* parent = nullptr);

    /// About so wide; the columns fill the grid.
    void setPhotoWidth(int width);
    int photoWidth() const { return m_photoWidth; }
    /// In the order of their rows.
    QList<int> selectedRows() const;

Q_SIGNALS:
    /// Double-clicked, or Return was pressed on it.
    void opened(int row);
    /// How large photographs are painted, in device pixels.
    void photosResized(const QSize& size);
    void selectionChangedTo(int count);
    /// What is in view now.
    void painted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void reset() override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void fitCells();

    int m_photoWidth = 176;
};

/// Paints a photograph on a dark stage, below it what was ruled.
class VerdictDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace vizsla
