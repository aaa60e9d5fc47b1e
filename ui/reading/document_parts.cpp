// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/document_parts.h"

#include <QTextBlock>
#include <QTextDocument>

namespace vizsla {

std::vector<DocumentPiece> piecesOf(const QTextDocument& document)
{
    std::vector<DocumentPiece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            pieces.push_back({fragment.position(), fragment.length(), fragment.charFormat()});
        }
    }
    return pieces;
}

QTextCursor cursorOver(QTextDocument& document, const DocumentPiece& piece)
{
    QTextCursor cursor(&document);
    cursor.setPosition(piece.position);
    cursor.setPosition(piece.position + piece.length, QTextCursor::KeepAnchor);
    return cursor;
}

}  // namespace vizsla
