// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QWidget>

namespace vizsla {

/// The size at which a dialog opens, or what the screen has of it beside the window's frame.
inline void openAtSize(QWidget& dialog, QSize wanted)
{
    constexpr QSize frame(16, 56);
    dialog.resize(wanted.boundedTo(dialog.screen()->availableSize() - frame));
}

}  // namespace vizsla
