// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/zoom_hint.h"

#include <QCoreApplication>

#include "ui/settings/key_map.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

QString zoomHint(const KeyMap& keys)
{
    return QCoreApplication::translate("vizsla::ImageView", "wheel to zoom · %1 pixel for pixel")
        .arg(keyCapText(keys.key(KeyAction::ZoomActualSize)));
}

}  // namespace vizsla
