// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QStackedWidget;
class QWidget;

namespace vizsla {

/// The keyboard stays with what is shown: a page in the stack, or a part of one, that is hidden and asks for
/// it does not get it. It stays where it was on the page that is shown, or goes to that page.
class PageFocus final : public QObject
{
    Q_OBJECT

public:
    /// The stack must outlive this.
    explicit PageFocus(QStackedWidget& pages, QObject* parent = nullptr);

private:
    void focusChanged(QWidget* now);
    bool isShown(const QWidget& widget) const;

    QStackedWidget& m_pages;
    QPointer<QWidget> m_last;  ///< of those that are shown
};

}  // namespace vizsla
