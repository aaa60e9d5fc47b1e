// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "core/formats/verdict_csv.h"
#include "core/text/csv.h"

namespace {

vizsla::Result<vizsla::NamedVerdicts> readAll(const std::string& text)
{
    std::istringstream stream(text);
    return vizsla::readVerdictCsv(stream, "fuzz.csv");
}

std::string textOf(const vizsla::NamedVerdicts& verdicts)
{
    std::string text = "reviewer,image,wnid,verdict\n";
    for (const auto& row : verdicts.rows)
        text += vizsla::csvField(verdicts.reviewer(row)) + ',' + vizsla::csvField(verdicts.image(row)) + ',' +
                vizsla::csvField(verdicts.wnid(row)) + ',' + std::string(verdictWord(row.verdict)) + '\n';
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto verdicts = readAll(std::string(reinterpret_cast<const char*>(data), size));
    if (!verdicts)
        return 0;
    // What was read is written and read again.
    const std::string text = textOf(*verdicts);
    const auto again = readAll(text);
    if (!again || textOf(*again) != text || again->reviewers != verdicts->reviewers ||
        again->images != verdicts->images || again->wnids != verdicts->wnids)
        std::abort();
    return 0;
}
