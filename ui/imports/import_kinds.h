// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/imports/importer.h"

namespace vizsla {

/// "Predictions of models".
QString nameOf(const Importer& importer);
/// What its files are, in one line.
QString explanationOf(const Importer& importer);
/// What stands beside the field of an option.
QString labelOf(const ImportOption& option);
/// The option that a form asks for; none where it asks for nothing but files.
const ImportOption* fieldOf(const Importer& importer);
/// As QFileDialog has it: the files of all importers, and all files.
QString importFilter();

}  // namespace vizsla
