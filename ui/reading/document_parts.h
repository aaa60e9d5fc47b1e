// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextCursor>
#include <QTextFormat>
#include <vector>

class QTextDocument;

namespace vizsla {

inline constexpr QLatin1String classScheme("class:");
inline constexpr QLatin1String photosScheme("photos:");

/// A run of characters with one format.
struct DocumentPiece
{
    int position = 0;
    int length = 0;
    QTextCharFormat format;
};

/// All pieces, first to last. Formats may be changed while going through them, as long as no text is.
std::vector<DocumentPiece> piecesOf(const QTextDocument& document);
/// A cursor that has the piece selected.
QTextCursor cursorOver(QTextDocument& document, const DocumentPiece& piece);

}  // namespace vizsla
