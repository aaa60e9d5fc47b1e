// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/formats/real_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto labels = vizsla::readRealJson(input, "fuzz.json", 1000)) {
        if (vizsla::readRealJson(vizsla::writeRealJson(*labels), "again.json", 1000) != *labels)
            std::abort();
    }
    return 0;
}
