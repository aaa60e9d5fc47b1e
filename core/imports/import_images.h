// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/imports/importer.h"

namespace vizsla {

extern const Importer imagesImporter;

/// Gives the images of a test set their files, from a folder or an archive (.tar, plain or packed, or .zip).
/// Files are found by the images' names, wherever they lie below. The files of a folder stay there; those of
/// an archive are unpacked into a folder beside the study, "STUDY.images/TEST SET". An image that the source
/// has no file for keeps the one it had. Files that are no pictures by their first bytes are warned about and
/// taken. Errors: NotFound for an unknown test set, for no such source and for one without a file of any
/// image; those of unpackImages(), StagedFolder and of writing. All or nothing.
Result<ImportReport> importImages(StudyConnection& study, const std::string& testSetName,
                                  const std::filesystem::path& source, const Progress& progress = {});

}  // namespace vizsla
