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
#include "core/scoring/predictions.h"

namespace vizsla {

/// Predictions by the names of their images.
struct NamedPredictions
{
    std::vector<std::string> images;  ///< in the order of the file, each once
    Predictions predictions;  ///< of images[i] at i; noClass where the file names none or an unknown class
    /// A sentence each on the first few fields that name no class of the study, with their lines.
    std::vector<std::string> unknownClasses;
    std::size_t unknownClassCount = 0;
};

/// Reads CSV with the columns `image`, `prediction` (or `prediction1`) and as many of `prediction2`,
/// `prediction3`, ... as there are, best first, in any order; other columns are passed over. A prediction is
/// a wnid or a class index from 0, or empty for none. How sure the model was may stand beside each, in columns
/// `confidence`, `confidence2`, ... that are numbered as the predictions: numbers from 0 to 1. Errors: Invalid with
/// the line for a header or record of another form and for an image that stands twice (with both lines);
/// NotFound, Io.
Result<NamedPredictions> readPredictionCsv(const std::filesystem::path& path, const ClassCodes& classes);
Result<NamedPredictions> readPredictionCsv(std::istream& input, std::string_view name,
                                           const ClassCodes& classes);

}  // namespace vizsla
