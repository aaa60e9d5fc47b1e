// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QTextFormat>

class QTextDocument;
class QTextTable;

namespace vizsla {

struct Colours;

/// Gives a document read from Markdown the application's typography: sizes, distances, tables with light rules.
/// Qt's reader knows no style sheet, so every block, table and word is given its format afterwards.
class DocumentStyle
{
public:
    DocumentStyle(const Colours& colours, const QFont& font) : m_colours(colours), m_font(font) {}

    void apply(QTextDocument& document, int columnWidth) const;

    QTextCharFormat link(const QString& target) const;
    QTextCharFormat quiet() const;

private:
    void styleBlocks(QTextDocument& document) const;
    void styleHeading(QTextBlockFormat& format, QTextCharFormat& characters) const;
    void styleText(QTextDocument& document) const;
    void styleTable(QTextTable& table, int columnWidth) const;
    void styleCells(QTextTable& table, bool comparison) const;

    const Colours& m_colours;
    QFont m_font;
};

/// Between pictures side by side.
constexpr int pictureGap = 20;

/// How wide text and pictures in the cells of a table may be.
int cellTextWidth(const QTextTable& table, int columnWidth);
/// Whether the table's header names classes, so that its rows are points to compare.
bool isComparison(const QTextTable& table);

}  // namespace vizsla
