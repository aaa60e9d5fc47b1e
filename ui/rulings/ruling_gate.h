// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vizsla {

class ImageView;
class PressGate;

/// Whether what is being handled now may rule on the image in a view: it has been seen, and it is the image
/// and not a sentence in its place. If not, the gate says so.
bool admitsRuling(PressGate& gate, const ImageView& view);

}  // namespace vizsla
