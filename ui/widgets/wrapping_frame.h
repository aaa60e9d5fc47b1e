// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QFrame>

namespace vizsla {

/// A frame whose contents take more lines in less width, and are never cut for want of height.
class WrappingFrame : public QFrame
{
public:
    using QFrame::QFrame;

protected:
    bool event(QEvent* event) override
    {
        const bool isHandled = QFrame::event(event);
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            setMinimumHeight(heightForWidth(width()));
        return isHandled;
    }
};

}  // namespace vizsla
