// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/formats/npy.h"

namespace {

constexpr int classCount = 1000;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto array = vizsla::readNpy(input, "fuzz.npy");
    if (array && array->values.size() != array->rows * array->columns)
        std::abort();
    const auto predictions = vizsla::predictionsFromNpy(input, "fuzz.npy", classCount);
    if (!predictions)
        return 0;
    const auto isIndex = [](vizsla::ClassIndex index) { return index >= 0 && index < classCount; };
    // Scores are no array of whole numbers.
    if (!std::ranges::all_of(predictions->predictions.classes, isIndex))
        std::abort();
    return 0;
}
