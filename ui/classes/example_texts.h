// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vizsla {

class ExamplePhotos;

/// Why no class shows example photographs, in one sentence; empty where one does.
QString noExamplesText(ExamplePhotos& examples);
/// The same, and what would change it.
QString noExamplesWholeText(ExamplePhotos& examples);

}  // namespace vizsla
