// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "core/formats/read_test_set.h"
#include "core/result.h"

namespace vizsla {

/// Reads ImageNetV2's form: a JSON object with `image_filenames`: [[image id, wnid], ...]; other keys are
/// passed over. Whether a wnid is a class of the study is for the caller to see. Errors: Invalid with the
/// entry (from 1) or the line; NotFound, Io.
Result<ReadTestSet> readTestSetJson(const std::filesystem::path& path);
Result<ReadTestSet> readTestSetJson(std::string_view text, std::string_view name);

}  // namespace vizsla
