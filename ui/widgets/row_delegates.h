// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>
#include <QStyledItemDelegate>

#include "ui/widgets/labels.h"

namespace vizsla {

struct Colours;

/// Paints the cells of a table of whole rows: text in one line, and a rule below.
class ToneCellDelegate : public QStyledItemDelegate
{
public:
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    struct Look
    {
        Tone tone = Tone::Neutral;
        bool isQuiet = false;  ///< whatever its tone
        bool isStrong = false;
        bool isStruckOut = false;
    };

    /// `margins` lie around the text.
    ToneCellDelegate(const QMargins& margins, QObject* parent);

    virtual Look look(const QModelIndex& index) const = 0;

private:
    QMargins m_margins;
};

/// Paints the rows of a list: what each is about, below it in small how far that is.
class ProgressRowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    struct Progress
    {
        QString text;
        bool isDone = false;
    };

    virtual Progress progress(const QModelIndex& index) const = 0;
    /// Where the first line stands; the second has as much room below it. What stands beside them is painted
    /// here.
    virtual QRect paintBeside(QPainter& painter, const QRect& row, const QModelIndex& index,
                              const Colours& colours) const = 0;
    virtual bool hasStrongSelection() const { return false; }
};

}  // namespace vizsla
