// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/class_codes.h"
#include "core/result.h"
#include "core/study/predictions.h"
#include "core/taxonomy/class_names.h"

namespace vizsla {

/// Predictions by the names of their images.
struct NamedPredictions
{
    std::vector<std::string> images;  ///< in the order of the file, each once
    std::vector<std::size_t> lines;   ///< of the images
    /// Of images[i] at i; noClass where the file names none, unknownClass for what is no class of the study.
    Predictions predictions;
    /// A sentence each on the first few fields that name no class of the study, with their lines.
    std::vector<std::string> unknownClasses;
    std::size_t unknownClassCount = 0;
};

/// Reads a table with a header (findPredictionColumns()), parted by commas, semicolons or tabs. A prediction
/// is a wnid, a class index from 0, the name of a class where `names` are given and no other class has it, or
/// empty for none. How sure the model was may stand beside each: numbers from 0 to 1, or as far beside these
/// as a float is rounded. With another separator than the comma, a decimal comma is taken. Errors: Invalid
/// with the line for a header or record of another form and for an image that stands twice (with both lines);
/// NotFound, Io.
Result<NamedPredictions> readPredictionCsv(const std::filesystem::path& path, const ClassCodes& classes,
                                           const ClassNames* names = nullptr);
/// The input can be read twice.
Result<NamedPredictions> readPredictionCsv(std::istream& input, std::string_view name,
                                           const ClassCodes& classes, const ClassNames* names = nullptr);

}  // namespace vizsla
