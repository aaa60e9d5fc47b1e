// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "ui/theme/theme.h"

namespace vizsla {

/// Paints a ScoresModel: figures to the right in digits of one width, with their interval below in small if
/// that is wanted; a sign behind the name of a classifier with warnings.
class ScoresDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int padding = 2 * spacingStep + 2;

    using QStyledItemDelegate::QStyledItemDelegate;

    void setShowsIntervals(bool on) { m_showsIntervals = on; }
    bool showsIntervals() const { return m_showsIntervals; }
    int rowHeight(const QFont& font) const;
    /// Of a column of figures, without its header.
    int figureWidth(const QFont& font, const QString& widestInterval) const;
    /// Of a name or a kind.
    static int textWidth(const QFont& font, const QModelIndex& index);

    void paintBackground(QPainter& painter, const QRect& area, bool isSelected) const;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const Colours& colours() const;
    void paintFigure(QPainter& painter, const QRect& area, const QModelIndex& index) const;

    bool m_showsIntervals = false;
};

}  // namespace vizsla
