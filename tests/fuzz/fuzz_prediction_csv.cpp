// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "core/formats/prediction_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    static const vizsla::ClassCodes classes({"n01440764", "n01443537", "n01484850"});
    std::istringstream stream{std::string(input)};
    const auto named = vizsla::readPredictionCsv(stream, "fuzz.csv", classes);
    if (named && named->predictions.imageCount() != named->images.size())
        std::abort();
    return 0;
}
