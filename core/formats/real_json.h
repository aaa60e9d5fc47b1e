// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/predictions.h"

namespace vizsla {

/// ReaL, a multi-label annotation of ImageNet's validation images ("Are we done with ImageNet?"): entry i
/// holds the classes that are correct for realImageName(i). An empty entry: leave the image out of the score.
using RealLabels = std::vector<std::vector<ClassIndex>>;

/// How many images the published file covers.
constexpr std::size_t realImageCount = 50'000;

/// The largest file that is read, in bytes.
constexpr std::size_t largestRealFile = 64U << 20U;

/// "ILSVRC2012_val_00000001.JPEG" for entry 0.
std::string realImageName(std::size_t entry);

/// Reads a JSON list of lists of class indices. The order of an entry's classes is kept, and a class that
/// stands there twice. Errors: Invalid with the entry (from 0) and its image; NotFound, Io.
Result<RealLabels> readRealJson(const std::filesystem::path& path, int classCount);
Result<RealLabels> readRealJson(std::string_view text, std::string_view name, int classCount);

/// The text of a file that readRealJson() reads back as it was; it has the published file's bytes.
std::string writeRealJson(const RealLabels& labels);

/// The classes of each image, by its name with or without the extension, as `imageCount` entries; images that
/// are not named are left out of the score. Errors (Invalid): a name that has no place in such a file.
Result<RealLabels> realLabels(const std::map<std::string, std::set<ClassIndex>>& classesOfImages,
                              std::size_t imageCount = realImageCount);

}  // namespace vizsla
