// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

class QIODevice;

namespace vizsla {

/// The ICC profile in a PNG or WebP file, which Qt drops where it cannot convert from it itself. Nothing
/// where the file names none; empty where it is broken, or of more bytes than ColourProfile::largest. The
/// device's position is moved. Any thread.
std::optional<QByteArray> pngProfile(QIODevice& device);
std::optional<QByteArray> webpProfile(QIODevice& device);

}  // namespace vizsla
