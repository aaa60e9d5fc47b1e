// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace vizsla {

/// A small panel over a page, at what it belongs to. While it is open the keys are its own; Escape or a click
/// elsewhere closes it, and the page has the keyboard again.
class DeskPopover : public QFrame
{
    Q_OBJECT

public:
    explicit DeskPopover(QWidget& page);

    /// Above or below the anchor, wherever there is room on the page.
    void openAt(const QWidget& anchor);
    bool isOpen() const { return isVisibleTo(parentWidget()); }

public Q_SLOTS:
    void dismiss();

protected:
    /// What takes the keyboard when it opens.
    virtual void focusFirst() { setFocus(); }

    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void place();

    QWidget& m_page;
    const QWidget* m_anchor = nullptr;
};

}  // namespace vizsla
