// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vizsla {

class KeyMap;

/// How to look closer at an image: "wheel to zoom · Ctrl+9 pixel for pixel".
QString zoomHint(const KeyMap& keys);

}  // namespace vizsla
