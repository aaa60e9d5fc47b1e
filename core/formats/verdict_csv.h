// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/annotation.h"

namespace vizsla {

/// One reviewer's verdict on one (image, class) pair.
struct NamedVerdict
{
    std::string reviewer;
    std::string image;
    std::string wnid;
    Verdict verdict = Verdict::Unclear;
    std::size_t line = 0;  ///< from 1
};

/// Reads CSV with the columns `reviewer`, `image`, `wnid` and `verdict`: correct, wrong, unclear or dont_know
/// ("don't know"); other columns are passed over. Errors: Invalid with the line for a record of another form
/// or an unknown verdict, and with both lines where a reviewer rules on one pair twice; NotFound, Io.
Result<std::vector<NamedVerdict>> readVerdictCsv(const std::filesystem::path& path);
Result<std::vector<NamedVerdict>> readVerdictCsv(std::istream& input, std::string_view name);

}  // namespace vizsla
