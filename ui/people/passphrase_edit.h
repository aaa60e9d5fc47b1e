// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <optional>

#include "core/people/passphrase.h"

namespace vizsla {

/// A field for a passphrase, whose characters are hidden until they are asked for.
class PassphraseEdit final : public QLineEdit
{
    Q_OBJECT

public:
    /// `name` is its object name, `label` its name to who does not see it.
    PassphraseEdit(const char* name, const QString& label, QWidget* parent = nullptr);

    /// In the composed form (NFC): keyboards differ in how they send an accented letter.
    Passphrase passphrase() const;
    void setReadable(bool on) { setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); }

Q_SIGNALS:
    /// Told by each letter that is typed.
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace vizsla
