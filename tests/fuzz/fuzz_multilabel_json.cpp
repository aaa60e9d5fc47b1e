// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/formats/multilabel_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto file = vizsla::readMultiLabelJson(input, "fuzz.json")) {
        const std::string text = vizsla::writeMultiLabelJson(*file);
        const auto again = vizsla::readMultiLabelJson(text, "again.json");
        if (!again || *again != *file || vizsla::writeMultiLabelJson(*again) != text)
            std::abort();
    }
    return 0;
}
