// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/document_style.h"

#include <QFontInfo>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <vector>

#include "ui/guide/document_parts.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int headingPixels[] = {20, 15, 14};
constexpr double lineHeightPercent = 135;
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
    const double share = isComparison(table) && table.columns() > 1 ? (1 - pointColumnShare) / (table.columns() - 1)
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
    styleText(document);
    styleBlocks(document);
    for (QTextTable* table : tablesOf(document))
        styleTable(*table, columnWidth);
}

/// Bold is a little lighter than the reader's, code keeps the size of the text around it.
void DocumentStyle::styleText(QTextDocument& document) const
{
    for (const DocumentPiece& piece : piecesOf(document)) {
        QTextCharFormat format;
        if (piece.format.fontWeight() >= QFont::Bold)
            format.setFontWeight(QFont::DemiBold);
        if (piece.format.fontFixedPitch())
            format.setBackground(m_colours.hover);
        if (format.propertyCount() > 0)
            cursorOver(document, piece).mergeCharFormat(format);
    }
}

void DocumentStyle::styleHeading(QTextBlockFormat& format, QTextCharFormat& characters) const
{
    const int level = std::min<int>(format.headingLevel(), std::size(headingPixels));
    format.setTopMargin(level == 1 ? 0 : 6 * spacingStep);
    format.setBottomMargin(2 * spacingStep);
    characters.setProperty(QTextFormat::FontPixelSize, headingPixels[level - 1]);
    characters.setProperty(QTextFormat::FontSizeAdjustment, 0);
    characters.setFontWeight(QFont::DemiBold);
    characters.setForeground(m_colours.text);
}

void DocumentStyle::styleBlocks(QTextDocument& document) const
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        QTextCharFormat characters;
        const bool inTable = QTextCursor(block).currentTable();
        if (format.headingLevel() > 0) {
            styleHeading(format, characters);
        } else if (block.length() <= 1 && !inTable && !format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth)) {
            // What the reader leaves before and after a table.
            format.setTopMargin(0);
            format.setBottomMargin(0);
            format.setLineHeight(2 * spacingStep, QTextBlockFormat::FixedHeight);
        } else {
            format.setTopMargin(0);
            format.setBottomMargin(inTable ? 0 : block.textList() ? spacingStep : 3 * spacingStep);
            const auto pictures = block.text().count(QChar::ObjectReplacementCharacter);
            if (pictures == 0)
                format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
            else if (pictures > 1)
                characters.setFontWordSpacing(pictureGap);
        }
        if (format.hasProperty(QTextFormat::BlockQuoteLevel)) {
            format.setLeftMargin(4 * spacingStep * format.intProperty(QTextFormat::BlockQuoteLevel));
            characters.setForeground(m_colours.quietText);
        }
        QTextCursor(block).setBlockFormat(format);
        if (characters.propertyCount() > 0)
            mergeIntoBlock(block, characters);
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
    format.setTopMargin(spacingStep);
    format.setBottomMargin(2 * spacingStep);
    format.setHeaderRowCount(1);
    format.setWidth(QTextLength(QTextLength::FixedLength, columnWidth));
    if (comparison && table.columns() > 1) {
        const double others = (1 - pointColumnShare) / (table.columns() - 1);
        QList<QTextLength> widths(table.columns(), QTextLength(QTextLength::PercentageLength, 100 * others));
        widths.front() = QTextLength(QTextLength::PercentageLength, 100 * pointColumnShare);
        format.setColumnWidthConstraints(widths);
    }
    table.setFormat(format);
    if (comparison)
        numberPoints(table);
    styleCells(table, comparison);
}

void DocumentStyle::styleCells(QTextTable& table, bool comparison) const
{
    for (int row = 0; row < table.rows(); ++row) {
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(row, column);
            QTextTableCellFormat format;
            format.setPadding(cellPadding);
            format.setLeftPadding(column == 0 && !comparison ? 0 : cellPadding);
            format.setVerticalAlignment(QTextCharFormat::AlignTop);
            format.setBottomBorder(1);
            format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBottomBorderBrush(m_colours.line);
            cell.setFormat(format);
            if (row > 0 && (column > 0 || !comparison))
                continue;
            QTextCharFormat characters;
            characters.setFontWeight(QFont::DemiBold);
            if (row == 0)
                characters.setProperty(QTextFormat::FontPixelSize, 12);
            for (auto block = cell.begin(); !block.atEnd(); ++block)
                mergeIntoBlock(block.currentBlock(), characters);
        }
    }
}

}  // namespace vizsla
