// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/predictions.h"

namespace vizsla {

/// A NumPy array of whole numbers, row after row whatever the order in the file. One of shape (N,) has one
/// column.
struct NpyArray
{
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::int64_t> values;
};

/// Reads a NumPy .npy file (format 1, 2 or 3) of int8 to int64 or uint8 to uint64, either byte order, C or
/// Fortran order, of shape (N,) or (N, k) with k from 1 to 1000. The file's size is compared with the header
/// before any memory is taken. Errors: Invalid for any other file, with the place and what was expected
/// there; NotFound, Io.
Result<NpyArray> readNpy(const std::filesystem::path& path);
/// `name` is how errors call the file.
Result<NpyArray> readNpy(std::string_view bytes, std::string_view name);

/// Predictions of a .npy file, and what is to be known of them.
struct NpyPredictions
{
    Predictions predictions;
    std::size_t tiedFirst = 0;  ///< of scores: images of which several classes have the best score
    std::size_t tiedLast = 0;   ///< likewise: images whose fifth and sixth class have the same score
    bool areWholeScores = false;
    bool areWholeRankings = false;  ///< indices of all classes in each row
};

/// Of whole numbers: class indices, best first; every value must be one from 0 to `classCount` - 1. Of floats
/// (2, 4 or 8 bytes) of shape (N, classCount): a score for each class, of which the five highest are taken,
/// equal ones in the order of the classes. Whole numbers of that shape are indices where every row names
/// every class once, which is a ranking of all classes, and scores where no row does. Errors: as above;
/// Invalid with the row, counted from 1, of the first that is unlike the others where some rows are rankings,
/// of an index that is out of range, and of a score that is not a number, or a whole one beyond 2^53, with
/// its column; Invalid for rankings of two classes, which could be either, for another number of scores, and
/// for more indices than classes.
Result<NpyPredictions> predictionsFromNpy(const std::filesystem::path& path, int classCount);
Result<NpyPredictions> predictionsFromNpy(std::string_view bytes, std::string_view name, int classCount);

}  // namespace vizsla
