// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vizsla {

/// Opens what the caller closed of standard input, output and error, so that no file that is opened later is
/// taken for one of them: a log would get the figures. Writing to a closed output fails as it would without.
/// To be called first.
void holdStandardStreams();

}  // namespace vizsla
