// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/desk_popover.h"

class QLabel;
class QLineEdit;

namespace vizsla {

/// Asks for an image by its name or its number.
class JumpField final : public DeskPopover
{
    Q_OBJECT

public:
    explicit JumpField(QWidget& page);

    /// There are so many to number.
    void openAt(const QWidget& anchor, std::size_t count);
    /// Why one cannot go there; it stays open.
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void wanted(const QString& nameOrNumber);

protected:
    void focusFirst() override;

private:
    QLineEdit* m_text;
    QLabel* m_problem;
};

}  // namespace vizsla
