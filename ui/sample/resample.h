// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace vizsla {

/// Scales by the cubic filter of Mitchell and Netravali (1988), which enlarges small pictures without the
/// blocks that Qt's bilinear filter shows. Takes and gives Format_ARGB32_Premultiplied.
QImage resampled(const QImage& image, QSize size);

}  // namespace vizsla
