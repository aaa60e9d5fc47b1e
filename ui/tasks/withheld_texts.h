// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>

#include "core/tasks/withheld_images.h"

class QLabel;

namespace vizsla {

/// "40 images are withheld: they are in a test that is still to be sat."; empty where none are.
QString withheldText(const WithheldImages& withheld);
/// The same for so many of them.
QString withheldText(const WithheldImages& withheld, std::size_t count);
/// Which tests these are, and what makes their images appear.
QString withheldEndText(const WithheldImages& withheld);
/// Both on a label, which wraps lines; hides it where none are.
void showWithheld(QLabel* label, const WithheldImages& withheld, std::size_t count);

}  // namespace vizsla
