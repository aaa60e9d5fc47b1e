// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <atomic>

namespace vizsla {

class ColourProfile;

/// The image in sRGB, with 8 bits a channel where something was converted; as it is where the profile is that
/// of another kind of image (a grey one of a colour picture). Its pixels are taken over and converted a strip
/// at a time; when `isAbandoned` becomes true the rest is left as it is. Any thread.
QImage toSrgb(QImage image, const ColourProfile& profile, const std::atomic<bool>& isAbandoned);

}  // namespace vizsla
