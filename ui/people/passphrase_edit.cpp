// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/passphrase_edit.h"

#include <QKeyEvent>

namespace vizsla {

PassphraseEdit::PassphraseEdit(const char* name, const QString& label, QWidget* parent) : QLineEdit(parent)
{
    setObjectName(QLatin1String(name));
    setAccessibleName(label);
    setMinimumWidth(360);
    setMaxLength(static_cast<int>(longestPassphrase));
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setReadable(false);
}

Passphrase PassphraseEdit::passphrase() const
{
    QByteArray bytes = text().normalized(QString::NormalizationForm_C).toUtf8();
    Passphrase made(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    bytes.fill('\0');
    return made;
}

/// Qt does not tell whether Caps Lock is on, but a letter in the case that Shift did not ask for does.
void PassphraseEdit::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    if (typed.size() == 1 && typed.front().toUpper() != typed.front().toLower()) {
        const bool isShifted = event->modifiers() & Qt::ShiftModifier;
        Q_EMIT capsLockSeen(typed.front().isUpper() != isShifted);
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace vizsla
