// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <istream>
#include <string_view>

#include "core/formats/read_test_set.h"
#include "core/result.h"

namespace vizsla {

/// Reads CSV with the columns `image` and `wnid`; other columns are passed over. Whether a wnid is a class of
/// the study is for the caller to see. Errors: Invalid with the line; NotFound, Io.
Result<ReadTestSet> readTestSetCsv(const std::filesystem::path& path);
Result<ReadTestSet> readTestSetCsv(std::istream& input, std::string_view name);

}  // namespace vizsla
