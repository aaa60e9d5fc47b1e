// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Places on a page of the guide: finding them, bringing them into view.
#include <QScrollBar>

#include "ui/guide/document_parts.h"
#include "ui/guide/guide_document.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int mostTinted = 200;
constexpr int shareAbove = 4;

}  // namespace

int GuideDocument::scrolled() const
{
    return verticalScrollBar()->value();
}

void GuideDocument::scrollTo(int position)
{
    m_place = Place{{}, {}, position};
    goToPlace();
}

void GuideDocument::showClass(const std::string& wnid)
{
    m_place = Place{wnid, {}, 0};
    goToPlace();
}

void GuideDocument::showWords(const QStringList& words)
{
    m_place = Place{{}, words, 0};
    goToPlace();
}

void GuideDocument::goToPlace()
{
    QList<QTextCursor> found =
        m_place->wnid.empty() ? placesOfWords(m_place->words) : placesOfClass(m_place->wnid);
    tint(found);
    if (found.isEmpty()) {
        verticalScrollBar()->setValue(m_place->position);
        return;
    }
    found.front().setPosition(found.front().selectionStart());
    const int top = cursorRect(found.front()).top();
    // What fits on the first screen needs no scrolling.
    const int below = top + scrolled() < viewport()->height() / 2
                          ? 0
                          : top + scrolled() - viewport()->height() / shareAbove;
    verticalScrollBar()->setValue(below);
}

void GuideDocument::tint(const QList<QTextCursor>& found)
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const QTextCursor& cursor : found) {
        QTextCharFormat format;
        format.setBackground(coloursFor(palette()).accentTint);
        selections.append({cursor, format});
    }
    setExtraSelections(selections);
}

QList<QTextCursor> GuideDocument::placesOfClass(const std::string& wnid)
{
    const QString link = classScheme % QString::fromStdString(wnid);
    for (const DocumentPiece& piece : piecesOf(*document())) {
        if (piece.format.anchorHref() == link)
            return {cursorOver(*document(), piece)};
    }
    const QTextCursor named = document()->find(m_study.mainName(wnid), 0, QTextDocument::FindWholeWords);
    return named.isNull() ? QList<QTextCursor>() : QList<QTextCursor>{named};
}

QList<QTextCursor> GuideDocument::placesOfWords(const QStringList& words)
{
    QList<QTextCursor> found;
    for (const QString& word : words) {
        QTextCursor next = document()->find(word, 0, QTextDocument::FindWholeWords);
        while (!next.isNull() && found.size() < mostTinted) {
            found.append(next);
            next = document()->find(word, next, QTextDocument::FindWholeWords);
        }
    }
    std::ranges::sort(found, {}, &QTextCursor::selectionStart);
    return found;
}

}  // namespace vizsla
