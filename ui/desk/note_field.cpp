// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/note_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>

#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

NoteField::NoteField(QWidget& page)
    : DeskPopover(page),
      m_text(new QPlainTextEdit),
      m_keep(new KeyButton(tr("Keep note"), KeyButton::Kind::Primary))
{
    setObjectName(QStringLiteral("noteField"));
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setProperty("role", "field");
    m_text->setAccessibleName(tr("Note on this image"));
    m_text->setPlaceholderText(tr("What others should know when they rule on this image"));
    m_text->setMinimumWidth(380);
    m_text->setFixedHeight(92);
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_keep->setKey(Qt::Key_Return);
    connect(m_keep, &QPushButton::clicked, this, &NoteField::keep);
    auto* foot = new QHBoxLayout;
    foot->addWidget(styledLabel("small", tr("Shift ⏎ for a new line; an empty note is none")), 1);
    foot->addWidget(m_keep);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * spacingStep, 3 * spacingStep, 3 * spacingStep, 3 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_text);
    layout->addLayout(foot);
}

void NoteField::openAt(const QWidget& anchor, const QString& note)
{
    m_text->setPlainText(note);
    m_text->moveCursor(QTextCursor::End);
    DeskPopover::openAt(anchor);
}

void NoteField::focusFirst()
{
    m_text->setFocus();
}

void NoteField::keep()
{
    dismiss();
    Q_EMIT written(m_text->toPlainText());
}

bool NoteField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && !(key->modifiers() & Qt::ShiftModifier)) {
            keep();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            dismiss();
            return true;
        }
    }
    return DeskPopover::eventFilter(watched, event);
}

}  // namespace vizsla
