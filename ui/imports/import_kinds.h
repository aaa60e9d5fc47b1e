// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>

#include "core/imports/run_import.h"

namespace vizsla {

/// Every kind of import, in the order in which a study usually gets them.
std::span<const ImportKind> importKinds();
/// "Predictions of models".
QString nameOf(ImportKind kind);
/// What the files of the kind are, in one line.
QString explanationOf(ImportKind kind);
/// As QFileDialog has it: the files of all kinds, and all files.
QString importFilter();

}  // namespace vizsla
