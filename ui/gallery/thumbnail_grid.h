// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace vizsla {

/// A grid of photographs that fills its width. A click or Enter opens one.
class ThumbnailGrid final : public QListView
{
    Q_OBJECT

public:
    explicit ThumbnailGrid(QWidget* parent = nullptr);

    /// Lines of text below each photograph.
    void setTextLines(int lines);

Q_SIGNALS:
    void opened(const QModelIndex& index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitCells();

    int m_textLines = 2;
};

/// Paints a photograph of a GalleryModel whole on a dark stage, below it the answer and what was assigned
/// instead.
class ThumbnailDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ThumbnailDelegate(const struct OpenStudy& study, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const OpenStudy& m_study;
};

}  // namespace vizsla
