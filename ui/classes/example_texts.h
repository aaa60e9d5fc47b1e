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
/// Why a class shows none now although others do: the same for every class, whatever it has; empty where
/// nothing is held back for what is to come.
QString heldBackText(const ExamplePhotos& examples);

}  // namespace vizsla
