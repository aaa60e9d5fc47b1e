// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/desk_popover.h"

class QPlainTextEdit;

namespace vizsla {

class KeyButton;

/// A reviewer's note on an image. Return keeps it, Escape leaves it as it was.
class NoteField final : public DeskPopover
{
    Q_OBJECT

public:
    explicit NoteField(QWidget& page);

    void openAt(const QWidget& anchor, const QString& note);

Q_SIGNALS:
    void written(const QString& note);

protected:
    void focusFirst() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep();

    QPlainTextEdit* m_text;
    KeyButton* m_keep;
};

}  // namespace vizsla
