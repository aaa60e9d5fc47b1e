// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QWidget>

namespace vizsla {

/// The size at which a window or dialog opens, or what the screen has of it beside the frame.
inline void openAtSize(QWidget& window, QSize wanted)
{
    constexpr QSize frame(16, 56);
    window.resize(wanted.boundedTo(window.screen()->availableSize() - frame));
}

}  // namespace vizsla
