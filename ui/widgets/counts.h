// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vizsla {

/// "1 image", "1,204 images": counted nouns in the user's number format.
QString imageCountText(int count);
QString partCountText(int count);
QString classCountText(int count);

}  // namespace vizsla
