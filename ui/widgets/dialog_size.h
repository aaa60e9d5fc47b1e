// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QWidget>

namespace vizsla {

constexpr QSize windowFrame(16, 56);

/// The size at which a window or dialog opens, or what the screen has of it beside the frame.
inline void openAtSize(QWidget& window, QSize wanted)
{
    window.resize(wanted.boundedTo(window.screen()->availableSize() - windowFrame));
}

}  // namespace vizsla
