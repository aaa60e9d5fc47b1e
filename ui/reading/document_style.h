// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextFormat>

class QTextBlock;
class QTextDocument;
class QTextTable;
class QTextTableCell;

namespace vizsla {

struct Colours;

/// Gives a document read from Markdown the application's typography: sizes, distances, tables with light
/// rules. Qt's reader knows no style sheet, so every block, table and word is given its format afterwards.
class DocumentStyle
{
public:
    explicit DocumentStyle(const Colours& colours) : m_colours(colours) {}

    void apply(QTextDocument& document, int columnWidth) const;

    QTextCharFormat link(const QString& target) const;
    QTextCharFormat quiet() const;

private:
    void styleBlocks(QTextDocument& document) const;
    void styleLines(const QTextBlock& block, QTextBlockFormat& format, double percent) const;
    void styleText(QTextDocument& document) const;
    void styleTable(QTextTable& table, int columnWidth) const;
    void styleCell(QTextTableCell cell, bool comparison) const;

    const Colours& m_colours;
};

/// Between pictures side by side, in addition to a space.
constexpr int pictureGap = 20;

/// How wide text and pictures in the cells of a table may be.
int cellTextWidth(const QTextTable& table, int columnWidth);
/// Whether the table's header names classes, so that its rows are points to compare.
bool isComparison(const QTextTable& table);

}  // namespace vizsla
