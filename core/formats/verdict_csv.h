// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/study/annotation.h"

namespace vizsla {

/// The verdicts of a file. Each name stands once and verdicts refer to it by its place, as a file may have
/// millions of verdicts of few names. Names are in the order in which they first come.
struct NamedVerdicts
{
    /// One reviewer's verdict on one (image, class) pair.
    struct Row
    {
        std::uint32_t reviewer = 0;
        std::uint32_t image = 0;
        std::uint32_t wnid = 0;
        std::uint32_t line = 0;  ///< from 1
        Verdict verdict = Verdict::Unclear;
    };

    std::vector<std::string> reviewers;
    std::vector<std::string> images;
    std::vector<std::string> wnids;
    std::vector<Row> rows;  ///< as in the file

    const std::string& reviewer(const Row& row) const { return reviewers[row.reviewer]; }
    const std::string& image(const Row& row) const { return images[row.image]; }
    const std::string& wnid(const Row& row) const { return wnids[row.wnid]; }
};

/// Reads CSV with the columns `reviewer`, `image`, `wnid` and `verdict`: correct, wrong, unclear or dont_know
/// ("don't know"); other columns are passed over. Errors: Invalid with the line for a record of another form
/// or an unknown verdict, and with both lines where a reviewer rules on one pair twice; NotFound, Io.
Result<NamedVerdicts> readVerdictCsv(const std::filesystem::path& path);
Result<NamedVerdicts> readVerdictCsv(std::istream& input, std::string_view name);

}  // namespace vizsla
