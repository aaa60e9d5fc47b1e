// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenuBar>
#include <QPointer>

namespace vizsla {

/// A menu bar that gives the keyboard back to where it was when a menu closes without a choice, so that what
/// is typed then opens no other menu.
class MenuBar final : public QMenuBar
{
    Q_OBJECT

public:
    using QMenuBar::QMenuBar;

protected:
    void actionEvent(QActionEvent* event) override;

private:
    void noteFocus();
    void leave();

    QPointer<QWidget> m_before;  ///< where the keyboard was
};

}  // namespace vizsla
