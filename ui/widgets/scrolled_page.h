// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace vizsla {

/// Gives what is inside all of its own room, and scrolls only where that cannot be made so small: so a page
/// makes no window larger than its user or the screen did.
class ScrolledPage final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrolledPage(QWidget* inside, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    /// Keys are for the page.
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace vizsla
