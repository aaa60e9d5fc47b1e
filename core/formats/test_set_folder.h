// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/formats/class_codes.h"
#include "core/formats/read_test_set.h"
#include "core/result.h"

namespace vizsla {

/// Reads an ImageFolder tree: one folder a class, named by its wnid or by its class index, with the images
/// below.
///
/// Folders named by indices are taken at their number and stand in the order of the numbers. The classic
/// error, which ImageNetV2's folders have led many into, is to number the folders as they sort: as text "10"
/// comes before "2", so that the folder "10" is taken for class 2 and nearly every image gets a wrong class.
///
/// Folders named by wnids, and the images of a folder, stand in the order of their bytes. An image is named
/// by its file without the extension, and by its whole path where another image has that name. Hidden files
/// and folders, files that are no images, and links to folders below the class folders are passed over; the
/// last two are counted in the notes. Errors: Invalid for a folder that names no class and for wnids beside
/// indices; NotFound, Io.
Result<ReadTestSet> readTestSetFolder(const std::filesystem::path& folder, const ClassCodes& classes);

}  // namespace vizsla
