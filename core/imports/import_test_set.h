// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/imports/importer.h"

namespace vizsla {

extern const Importer testSetImporter;

/// Adds a test set from ImageNetV2's JSON (*.json), a CSV `image,wnid` (*.csv) or an ImageFolder tree (a
/// folder, whose files then are the images). A set of that name with the same images and classes is left as
/// it is. Errors: Invalid for another set of that name, and for classes that the study does not have; those
/// of the readers and of writing.
Result<ImportReport> importTestSet(StudyConnection& study, const std::string& name,
                                   const std::filesystem::path& source, const Progress& progress = {});

}  // namespace vizsla
