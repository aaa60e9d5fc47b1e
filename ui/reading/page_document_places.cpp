// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Places within a page: finding them, bringing them into view.
#include <QScrollBar>

#include "ui/reading/document_parts.h"
#include "ui/reading/page_document.h"
#include "ui/reading/page_headings.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int mostTinted = 200;
constexpr int shareAbove = 4;

}  // namespace

int PageDocument::scrolled() const
{
    return verticalScrollBar()->value();
}

void PageDocument::scrollTo(int position)
{
    m_place = Place{{}, {}, position};
    goToPlace();
}

void PageDocument::showTarget(const QString& target)
{
    m_place = Place{target, {}, 0};
    goToPlace();
}

void PageDocument::showWords(const QStringList& words)
{
    m_place = Place{{}, words, 0};
    goToPlace();
}

void PageDocument::goToPlace()
{
    const QList<QTextCursor> found =
        m_place->target.isEmpty() ? placesOfWords(m_place->words) : placesOf(m_place->target);
    tint(found);
    verticalScrollBar()->setValue(found.isEmpty() ? m_place->position : positionFor(found.front()));
}

/// A heading comes to the top, what is tinted somewhat below it.
int PageDocument::positionFor(const QTextCursor& found) const
{
    QTextCursor beginning = found;
    beginning.setPosition(found.selectionStart());
    const int top = cursorRect(beginning).top() + scrolled();
    if (!found.hasSelection())
        return top - 2 * spacingStep;
    // What fits on the first screen needs no scrolling.
    return top < viewport()->height() / 2 ? 0 : top - viewport()->height() / shareAbove;
}

void PageDocument::tint(const QList<QTextCursor>& found)
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const QTextCursor& cursor : found) {
        QTextCharFormat format;
        format.setBackground(coloursFor(palette()).accentTint);
        selections.append({cursor, format});
    }
    setExtraSelections(selections);
}

QList<QTextCursor> PageDocument::placesOf(const QString& target)
{
    const QTextCursor heading = headingOf(*document(), target.mid(1));
    return heading.isNull() ? QList<QTextCursor>() : QList<QTextCursor>{heading};
}

QList<QTextCursor> PageDocument::placesOfWords(const QStringList& words)
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
