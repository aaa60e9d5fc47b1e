// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/return_presses.h"

#include <QAbstractButton>
#include <QDialog>
#include <QKeyEvent>

namespace vizsla {

namespace {

bool isReturn(const QEvent& event)
{
    if (event.type() != QEvent::KeyPress)
        return false;
    const auto& key = static_cast<const QKeyEvent&>(event);
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           !(key.modifiers() & ~Qt::KeypadModifier);
}

}  // namespace

bool ReturnPresses::eventFilter(QObject* watched, QEvent* event)
{
    PressWatch::eventFilter(watched, event);
    auto* button = qobject_cast<QAbstractButton*>(watched);
    // Dialogs have a button of their own for it.
    if (!button || !isReturn(*event) || qobject_cast<QDialog*>(button->window()))
        return false;
    if (isFresh())
        button->click();
    return true;
}

}  // namespace vizsla
