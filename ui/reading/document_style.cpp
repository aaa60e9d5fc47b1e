// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/document_style.h"

#include <QFontInfo>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <vector>

#include "ui/reading/document_parts.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int headingPixels[] = {20, 15, 14};
constexpr double linePercent = 135;
constexpr double cellLinePercent = 120;
constexpr double indentPixels = 24;
constexpr int cellPadding = 2 * spacingStep;
constexpr double pointColumnShare = 0.2;

std::vector<QTextTable*> tablesOf(const QTextDocument& document)
{
    std::vector<QTextTable*> tables;
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame))
            tables.push_back(table);
    }
    return tables;
}

/// People speak of "point 2", so points are numbered; not those that come with a number.
void numberPoints(QTextTable& table)
{
    for (int row = 1; row < table.rows(); ++row) {
        QTextCursor cursor = table.cellAt(row, 0).firstCursorPosition();
        const QString text = cursor.block().text();
        if (!text.isEmpty() && !text.front().isDigit())
            cursor.insertText(QString::number(row) % QStringLiteral("  "));
    }
}

/// The reader aligns only what is below the header.
void alignHeader(QTextTable& table, int column)
{
    if (table.rows() < 2)
        return;
    QTextCursor header = table.cellAt(0, column).firstCursorPosition();
    QTextBlockFormat format = header.blockFormat();
    format.setAlignment(table.cellAt(1, column).firstCursorPosition().blockFormat().alignment());
    header.setBlockFormat(format);
}

bool isCode(const QTextBlock& block)
{
    return block.isValid() && block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

/// The reader leaves the sign with which a bar is escaped in the code of a table.
void unescapeBars(QTextDocument& document)
{
    const QString escaped = QStringLiteral("\\|");
    for (QTextCursor bar = document.find(escaped); !bar.isNull(); bar = document.find(escaped, bar)) {
        if (bar.currentTable() && bar.charFormat().fontFixedPitch())
            bar.insertText(QStringLiteral("|"));
    }
}

void mergeIntoBlock(const QTextBlock& block, const QTextCharFormat& format)
{
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(format);
    cursor.mergeBlockCharFormat(format);
}

}  // namespace

bool isComparison(const QTextTable& table)
{
    for (int column = 0; column < table.columns(); ++column) {
        const QTextTableCell cell = table.cellAt(0, column);
        for (auto block = cell.begin(); !block.atEnd(); ++block) {
            for (auto piece = block.currentBlock().begin(); !piece.atEnd(); ++piece) {
                if (piece.fragment().charFormat().anchorHref().startsWith(classScheme))
                    return true;
            }
        }
    }
    return false;
}

int cellTextWidth(const QTextTable& table, int columnWidth)
{
    const double share = isComparison(table) && table.columns() > 1
                             ? (1 - pointColumnShare) / (table.columns() - 1)
                             : 1.0 / table.columns();
    return static_cast<int>(columnWidth * share) - 2 * cellPadding;
}

QTextCharFormat DocumentStyle::link(const QString& target) const
{
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(target);
    format.setForeground(m_colours.accentText);
    format.setFontUnderline(false);
    return format;
}

QTextCharFormat DocumentStyle::quiet() const
{
    QTextCharFormat format;
    format.setForeground(m_colours.quietText);
    return format;
}

void DocumentStyle::apply(QTextDocument& document, int columnWidth) const
{
    document.setIndentWidth(indentPixels);
    unescapeBars(document);
    styleText(document);
    styleBlocks(document);
    for (QTextTable* table : tablesOf(document))
        styleTable(*table, columnWidth);
}

void DocumentStyle::styleText(QTextDocument& document) const
{
    for (const DocumentPiece& piece : piecesOf(document)) {
        const QTextBlockFormat block = document.findBlock(piece.position).blockFormat();
        QTextCharFormat format = piece.format;
        if (block.headingLevel() > 0) {
            const int level = std::min<int>(block.headingLevel(), std::size(headingPixels));
            // The reader's own size would win over one in pixels.
            format.clearProperty(QTextFormat::FontSizeAdjustment);
            format.setProperty(QTextFormat::FontPixelSize, headingPixels[level - 1]);
            format.setFontWeight(QFont::DemiBold);
        } else if (format.fontWeight() >= QFont::Bold) {
            format.setFontWeight(QFont::DemiBold);
        }
        if (format.fontFixedPitch())
            format.setBackground(m_colours.hover);
        if (block.hasProperty(QTextFormat::BlockQuoteLevel))
            format.setForeground(m_colours.quietText);
        if (format != piece.format)
            cursorOver(document, piece).setCharFormat(format);
    }
}

void DocumentStyle::styleBlocks(QTextDocument& document) const
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool isEmpty =
            block.length() <= 1 && !format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth);
        const bool inTable = QTextCursor(block).currentTable();
        const bool listGoesOn = block.textList() && block.next().textList();
        const bool codeGoesOn = isCode(block) && isCode(block.next());
        format.setTopMargin(0);
        format.setBottomMargin(inTable || codeGoesOn ? 0 : listGoesOn ? spacingStep : 3 * spacingStep);
        if (format.headingLevel() > 0) {
            format.setTopMargin(format.headingLevel() == 1 ? 0 : 5 * spacingStep);
            format.setBottomMargin(format.headingLevel() == 1 ? 3 * spacingStep : 2 * spacingStep);
        } else if (isCode(block)) {
            // Lines as high as their letters, or the background would have gaps.
            format.setBackground(m_colours.hover);
        } else if (isEmpty && !inTable) {
            // What the reader leaves before and after a table.
            format.setBottomMargin(0);
            format.setLineHeight(spacingStep, QTextBlockFormat::FixedHeight);
        } else {
            styleLines(block, format, inTable ? cellLinePercent : linePercent);
        }
        if (format.hasProperty(QTextFormat::BlockQuoteLevel))
            format.setLeftMargin(4 * spacingStep * format.intProperty(QTextFormat::BlockQuoteLevel));
        QTextCursor(block).setBlockFormat(format);
    }
}

void DocumentStyle::styleLines(const QTextBlock& block, QTextBlockFormat& format, double percent) const
{
    const auto pictures = block.text().count(QChar::ObjectReplacementCharacter);
    if (pictures == 0) {
        format.setLineHeight(percent, QTextBlockFormat::ProportionalHeight);
    } else if (pictures > 1) {
        QTextCharFormat apart;
        apart.setFontWordSpacing(pictureGap);
        format.setLineHeight(3 * spacingStep, QTextBlockFormat::LineDistanceHeight);
        mergeIntoBlock(block, apart);
    }
}

void DocumentStyle::styleTable(QTextTable& table, int columnWidth) const
{
    const bool comparison = isComparison(table);
    QTextTableFormat format;
    format.setBorder(0);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_None);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(0);
    format.setBottomMargin(4 * spacingStep);
    format.setHeaderRowCount(1);
    if (comparison && table.columns() > 1) {
        const double others = (1 - pointColumnShare) / (table.columns() - 1);
        QList<QTextLength> widths(table.columns(), QTextLength(QTextLength::PercentageLength, 100 * others));
        widths.front() = QTextLength(QTextLength::PercentageLength, 100 * pointColumnShare);
        format.setColumnWidthConstraints(widths);
        format.setWidth(QTextLength(QTextLength::FixedLength, columnWidth));
    }
    table.setFormat(format);
    if (comparison)
        numberPoints(table);
    for (int column = 0; column < table.columns(); ++column) {
        alignHeader(table, column);
        for (int row = 0; row < table.rows(); ++row)
            styleCell(table.cellAt(row, column), comparison);
    }
}

void DocumentStyle::styleCell(QTextTableCell cell, bool comparison) const
{
    const bool isFirst = cell.column() == 0;
    QTextTableCellFormat format;
    format.setPadding(cellPadding);
    format.setLeftPadding(isFirst && !comparison ? 0 : cellPadding);
    format.setRightPadding(comparison ? cellPadding : 3 * cellPadding);
    format.setBottomPadding(cellPadding - 3);
    format.setVerticalAlignment(QTextCharFormat::AlignTop);
    format.setBottomBorder(1);
    format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBottomBorderBrush(m_colours.line);
    cell.setFormat(format);
    if (cell.row() > 0 && !(isFirst && comparison))
        return;
    QTextCharFormat characters;
    characters.setFontWeight(QFont::DemiBold);
    if (cell.row() == 0) {
        characters.setProperty(QTextFormat::FontPixelSize, 12);
        characters.setForeground(m_colours.quietText);
    }
    for (auto block = cell.begin(); !block.atEnd(); ++block)
        mergeIntoBlock(block.currentBlock(), characters);
}

}  // namespace vizsla
