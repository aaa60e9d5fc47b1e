// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desk/desk_popover.h"

class QLabel;
class QLineEdit;

namespace vizsla {

/// Asks for an image by its number or its name, and tells which that is while it is typed.
class JumpField final : public DeskPopover
{
    Q_OBJECT

public:
    explicit JumpField(QWidget& page);

    /// There are so many to number.
    void openAt(const QWidget& anchor, std::size_t count);
    /// Where what is typed leads; empty for nothing.
    void showTarget(const QString& words);
    /// Why one cannot go there; it stays open.
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void edited(const QString& nameOrNumber);
    void wanted(const QString& nameOrNumber);

protected:
    void focusFirst() override;

private:
    QLineEdit* m_text;
    QLabel* m_target;
    QLabel* m_problem;
};

}  // namespace vizsla
