// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vizsla {

/// The columns of a table of predictions, whatever its writer called them.
struct PredictionColumns
{
    int image = -1;
    std::vector<int> predictions;  ///< best first
    std::vector<int> confidences;  ///< as predictions, or empty
};

/// Finds the columns by their names; case, blanks, "_" and "-" do not matter. The image: image, filename,
/// file, path, img and the like. A prediction: prediction, predicted, pred, predicted_class and the like, or,
/// without any of these, label, class, wnid. Several are numbered from 1 or 0 (the first may be bare): pred1,
/// pred2; top1, top2. Confidences, where there are any, are numbered likewise: confidence, conf, prob,
/// probability. Other columns are passed over. Errors: Invalid for a column that is missing, a gap in the
/// numbers, and where two kinds of name claim to be the prediction.
Result<PredictionColumns> findPredictionColumns(std::span<const std::string> header, std::string_view file);

/// The separator of a table: of comma, semicolon and tab the one that its first line has most of, outside
/// quotes. Leaves the input at its beginning.
char tableSeparator(std::istream& input);

}  // namespace vizsla
