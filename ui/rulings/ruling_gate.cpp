// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/ruling_gate.h"

#include <QCoreApplication>

#include "ui/images/image_view.h"
#include "ui/keys/press_gate.h"

namespace vizsla {

bool admitsRuling(PressGate& gate, const ImageView& view)
{
    if (!gate.admits())
        return false;
    if (view.problem().isEmpty())
        return true;
    gate.refuse(QCoreApplication::translate("vizsla::rulings",
                                            "Nothing can be ruled on an image that cannot be shown"));
    return false;
}

}  // namespace vizsla
